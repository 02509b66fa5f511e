package app;

import io.millrace.internal.tree.Selected;
import io.millrace.shape.KeyedShape;
import io.millrace.type.RowReader;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

/** What {@link UserCard.Line} reads of {@link Membership}. */
@NullMarked
@Generated("io.millrace.processor")
public final class UserCardLineShape extends KeyedShape<Membership, MembershipKey, UserCard.Line> {
    /** The shape, in queries, gets and writes. */
    public static final KeyedShape<Membership, MembershipKey, UserCard.Line> LINE = new UserCardLineShape();

    private UserCardLineShape() {
        super("Line");
    }

    @Override
    public MembershipTable<Membership> table() {
        return MembershipTable.MEMBERSHIP;
    }

    @Override
    public List<Selected> columns() {
        return Parts.COLUMNS;
    }

    @Override
    public UserCard.Line decode(RowReader row, int offset) {
        return new UserCard.Line(
                row.get(offset) instanceof String direct ? direct : MembershipTable.MEMBERSHIP.team.read(row, offset));
    }

    /** Made when the shape is first used. */
    private static final class Parts {
        static final List<Selected> COLUMNS = columns(
                MembershipTable.MEMBERSHIP.team.projection());
    }
}

package app;

import io.millrace.expr.Projection;
import io.millrace.internal.tree.Selected;
import io.millrace.shape.KeyedShape;
import io.millrace.shape.Part;
import io.millrace.shape.Shape;
import io.millrace.type.RowReader;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** What {@link UserCard} reads of {@link User}. */
@NullMarked
@Generated("io.millrace.processor")
public final class UserCardShape extends KeyedShape<User, UUID, UserCard> {
    /** The shape, in queries, gets and writes. */
    public static final KeyedShape<User, UUID, UserCard> USER_CARD = new UserCardShape();

    private UserCardShape() {
        super("UserCard");
    }

    @Override
    public UserTable<User> table() {
        return UserTable.USER;
    }

    @Override
    public List<Selected> columns() {
        return Parts.COLUMNS;
    }

    @Override
    public List<Part> parts() {
        return Parts.LATER;
    }

    @Override
    protected @Nullable Object[] read(RowReader row, int offset) {
        return new @Nullable Object[] {
            row.get(offset) instanceof String direct ? direct : UserTable.USER.name.read(row, offset),
            row.get(offset + 1) instanceof Integer direct ? direct : UserTable.USER.age.readNullable(row, offset + 1),
            Optional.ofNullable(row.get(offset + 1) instanceof Integer direct ? direct : UserTable.USER.age.readNullable(row, offset + 1)),
            UserTable.USER.address.read(row, offset + 2),
            Parts.SHOUT.decoder().decode(row, offset + 3),
            Parts.MEMBERSHIP_COUNT.decoder().decode(row, offset + 4),
            UserTable.USER.id.readNullable(row, offset + 5),
            UserTable.USER.id.readNullable(row, offset + 5)
        };
    }

    @Override
    @SuppressWarnings("unchecked")
    protected UserCard make(@Nullable Object[] values) {
        return new UserCard(
                (String) values[0],
                (Integer) values[1],
                (Optional<Integer>) values[2],
                (User.Address) values[3],
                (String) values[4],
                (Long) values[5],
                (List<UserCard.Line>) values[6],
                (List<Membership>) values[7]);
    }

    /** Made when the shape is first used. */
    private static final class Parts {
        static final Projection<String> SHOUT = UserCard.shout(UserTable.USER).projection();

        static final Projection<Long> MEMBERSHIP_COUNT = UserTable.USER.memberships.count().projection();

        static final List<Selected> COLUMNS = columns(
                UserTable.USER.name.projection(),
                UserTable.USER.age.projection(),
                UserTable.USER.address.projection(),
                SHOUT,
                MEMBERSHIP_COUNT,
                UserTable.USER.id.projection());

        static final List<Part> LATER = List.of(
                Part.Listed.of(6, UserTable.USER.memberships, List.of(UserTable.USER.id), () -> UserCardLineShape.LINE),
                Part.Listed.of(7, UserCard.all(UserTable.USER), List.of(UserTable.USER.id),
                                () -> Shape.of(MembershipTable.MEMBERSHIP)));
    }
}

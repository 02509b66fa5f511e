package app;

import io.millrace.table.Draft;
import java.util.UUID;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** A row of {@link Membership} to insert, with every required column given. Immutable. */
@NullMarked
@Generated("io.millrace.processor")
public final class MembershipDraft extends Draft<Membership> {
    private MembershipDraft(@Nullable Object[] values) {
        super(MembershipTable.MEMBERSHIP, values);
    }

    static NeedsUserId start() {
        return userId -> team -> {
            @Nullable Object[] values = noValues(2);
            values[0] = required(MembershipTable.MEMBERSHIP.userId, userId);
            values[1] = required(MembershipTable.MEMBERSHIP.team, team);
            return new MembershipDraft(values);
        };
    }

    /** A draft that needs {@code userId}. */
    @FunctionalInterface
    public interface NeedsUserId {
        /** {@code user_id}. */
        NeedsTeam userId(UUID userId);
    }

    /** A draft that needs {@code team}. */
    @FunctionalInterface
    public interface NeedsTeam {
        /** {@code team}. */
        MembershipDraft team(String team);
    }
}

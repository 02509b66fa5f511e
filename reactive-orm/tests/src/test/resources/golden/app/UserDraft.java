package app;

import io.millrace.table.Draft;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** A row of {@link User} to insert, with every required column given. Immutable. */
@NullMarked
@Generated("io.millrace.processor")
public final class UserDraft extends Draft<User> {
    private UserDraft(@Nullable Object[] values) {
        super(UserTable.USER, values);
    }

    static NeedsName start() {
        return name -> email -> address -> tags -> {
            @Nullable Object[] values = noValues(9);
            values[1] = required(UserTable.USER.name, name);
            values[2] = required(UserTable.USER.email, email);
            values[5] = required(UserTable.USER.address, address);
            values[6] = required(UserTable.USER.tags, tags);
            return new UserDraft(values);
        };
    }

    /** {@code id}; left out, the database fills it. */
    public UserDraft id(UUID id) {
        return new UserDraft(with(0, required(UserTable.USER.id, id)));
    }

    /** {@code age}; left out, it is null. */
    public UserDraft age(@Nullable Integer age) {
        return new UserDraft(with(3, age));
    }

    /** {@code role}; left out, it is 'READER'. */
    public UserDraft role(User.Role role) {
        return new UserDraft(with(4, required(UserTable.USER.role, role)));
    }

    /** {@code version}; left out, the library fills it. */
    public UserDraft version(int version) {
        return new UserDraft(with(7, version));
    }

    /** {@code inserted_at}; left out, the library fills it. */
    public UserDraft insertedAt(Instant insertedAt) {
        return new UserDraft(with(8, required(UserTable.USER.insertedAt, insertedAt)));
    }

    /** A draft that needs {@code name}. */
    @FunctionalInterface
    public interface NeedsName {
        /** {@code name}. */
        NeedsEmail name(String name);
    }

    /** A draft that needs {@code email}. */
    @FunctionalInterface
    public interface NeedsEmail {
        /** {@code email}. */
        NeedsAddress email(String email);
    }

    /** A draft that needs {@code address}. */
    @FunctionalInterface
    public interface NeedsAddress {
        /** {@code address}. */
        NeedsTags address(User.Address address);
    }

    /** A draft that needs {@code tags}. */
    @FunctionalInterface
    public interface NeedsTags {
        /** {@code tags}. */
        UserDraft tags(List<String> tags);
    }
}

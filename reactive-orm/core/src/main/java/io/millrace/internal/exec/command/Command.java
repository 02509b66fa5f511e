package io.millrace.internal.exec.command;

import io.millrace.type.RowDecoder;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is ready to run.
 *
 * <p>The array of values is not copied: whoever makes a command leaves it alone afterwards. It may run any number of
 * times, at the same time too.
 *
 * @param sql the text, with {@code $1} to {@code $n}
 * @param values what the driver is given for each parameter, in order; null for SQL's null
 * @param decoder how a row is read, from position 0
 * @param kind what the statement may do
 * @param operation what it is called in messages, such as {@code all users}
 * @param deadline how long it may take from subscription to answer, or null for the executor's own
 * @param gather for a read of the one row whose key is its only value: how it is sent together with others, or null where
 *     it never is
 * @param <T> what a row becomes
 */
// Copied by nobody: a statement is made for each execution, and a copy would be the dearest part of it.
@SuppressWarnings("ArrayRecordComponent")
public record Command<T>(
        String sql,
        @Nullable Object[] values,
        RowDecoder<T> decoder,
        Kind kind,
        String operation,
        @Nullable Duration deadline,
        @Nullable Gather gather) {

    private static final RowDecoder<Object> NOTHING = (row, offset) -> true;

    public Command {
        Objects.requireNonNull(sql, "sql");
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(decoder, "decoder");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(operation, "operation");
    }

    /** A command that is always sent on its own. */
    public Command(
            String sql,
            @Nullable Object[] values,
            RowDecoder<T> decoder,
            Kind kind,
            String operation,
            @Nullable Duration deadline) {
        this(sql, values, decoder, kind, operation, deadline, null);
    }

    /** A command that reads. */
    public static <T> Command<T> read(String operation, String sql, RowDecoder<T> decoder, @Nullable Object... values) {
        return new Command<>(sql, values, decoder, Kind.READ, operation, null);
    }

    /** A command that writes and whose rows are read. */
    public static <T> Command<T> write(
            String operation, String sql, RowDecoder<T> decoder, @Nullable Object... values) {
        return new Command<>(sql, values, decoder, Kind.WRITE, operation, null);
    }

    /** A command that writes and whose rows, if it has any, are not read. */
    public static Command<Object> write(String operation, String sql, @Nullable Object... values) {
        return new Command<>(sql, values, NOTHING, Kind.WRITE, operation, null);
    }

    /** A command of any other kind, whose rows are not read. */
    public static Command<Object> other(String operation, String sql, @Nullable Object... values) {
        return new Command<>(sql, values, NOTHING, Kind.OTHER, operation, null);
    }

    /** The same command with a deadline of its own. */
    public Command<T> within(Duration limit) {
        return new Command<>(sql, values, decoder, kind, operation, limit, gather);
    }

    /** What the command is called and its text; never its values. */
    @Override
    public String toString() {
        return operation + ": " + sql;
    }
}

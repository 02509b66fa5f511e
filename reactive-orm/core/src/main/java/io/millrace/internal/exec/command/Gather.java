package io.millrace.internal.exec.command;

import io.millrace.type.RowDecoder;
import java.util.List;
import java.util.function.Function;

/**
 * How reads of one row by its key are sent as one statement. There is one for each table, compared by identity.
 *
 * <p>Keys are what the driver takes and gives, of a type whose values are equal in Java where they are in PostgreSQL.
 */
public final class Gather {

    private static final RowDecoder<Object> NOTHING = (row, offset) -> true;

    private final String sql;
    private final String operation;
    private final int keyPosition;
    private final Function<List<Object>, Object> array;

    /**
     * A way to send reads together.
     *
     * @param sql the statement for many keys, with the array of them as {@code $1}
     * @param keyPosition where in a row the key stands
     * @param array what the driver is given for many keys
     */
    public Gather(String sql, String operation, int keyPosition, Function<List<Object>, Object> array) {
        this.sql = sql;
        this.operation = operation;
        this.keyPosition = keyPosition;
        this.array = array;
    }

    /** Where in a row the key stands. */
    public int keyPosition() {
        return keyPosition;
    }

    /** The statement for many keys. */
    public Command<Object> command(List<Object> keys) {
        return new Command<>(sql, new Object[] {array.apply(keys)}, NOTHING, Kind.READ, operation, null);
    }
}

package io.millrace.internal.preload;

import io.millrace.column.Column;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.run.Statements;
import io.millrace.internal.sql.Shape;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a list of a shape is fetched for keys that are known. The statement for one key is made once: what changes from one
 * key to the next are its values.
 *
 * @param <T> what is read of each row
 */
final class ListFetch<T> implements EarlyFetch<T> {

    private final Statements statements;
    private final Fetch<T> fetch;
    private final Column<?, ?> key;
    private volatile @Nullable Prepared<T> prepared;

    /**
     * @param key the column that the keys are of
     */
    ListFetch(Statements statements, Fetch<T> fetch, Column<?, ?> key) {
        this.statements = statements;
        this.fetch = fetch;
        this.key = key;
    }

    @Override
    public Command<Child<T>> of(List<Object> keys, Wanted wanted) {
        return keys.size() == 1 ? prepared(keys.get(0)).of(encoded(key, keys.get(0))) : made(fetch.of(keys, 0, wanted));
    }

    private Prepared<T> prepared(Object some) {
        Prepared<T> known = prepared;
        if (known == null) {
            known = Prepared.of(made(fetch.one(some, 0)), made(fetch.one(null, 0)));
            prepared = known;
        }
        return known;
    }

    private Command<Child<T>> made(Fetch.Statement<T> statement) {
        return statements.command("preload", statement.tree(), statement.decoder());
    }

    @SuppressWarnings("unchecked") // the keys are of the column's type
    private static <V> Object encoded(Column<?, V> column, Object value) {
        return Shape.encoded(column.type(), (V) value, column.column().label());
    }

    /**
     * A statement for any key.
     *
     * @param command the statement for some key
     * @param places where among its values the key stands
     */
    @SuppressWarnings("ArrayRecordComponent") // seen by nobody else
    private record Prepared<T>(Command<Child<T>> command, int[] places) {

        /** The key stands where there is nothing without one. */
        static <T> Prepared<T> of(Command<Child<T>> with, Command<Child<T>> without) {
            @Nullable Object[] values = with.values();
            @Nullable Object[] others = without.values();
            int[] places = new int[values.length];
            int count = 0;
            for (int i = 0; i < values.length; i++) {
                if (values[i] != null && others[i] == null) {
                    places[count++] = i;
                }
            }
            return new Prepared<>(with, Arrays.copyOf(places, count));
        }

        Command<Child<T>> of(Object encoded) {
            @Nullable Object[] values = command.values().clone();
            for (int place : places) {
                values[place] = encoded;
            }
            return new Command<>(
                    command.sql(), values, command.decoder(), command.kind(), command.operation(), command.deadline());
        }
    }
}

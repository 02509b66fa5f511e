package io.millrace.relation;

import io.millrace.column.Assigned;
import io.millrace.column.Value;
import java.util.List;

/**
 * Which row of which of several tables: what the two columns of a relation to one of several records are set to. Only
 * {@link ToOneOf} makes it, so the one always fits the other.
 *
 * @param <S> the record whose relation it is
 * @param <T> the sealed interface of the records that it may lead to
 */
@SuppressWarnings("UnusedTypeParameter") // a draft takes references of its own relation only
public final class Reference<S, T> implements Assigned<S> {

    private final Value<S> type;
    private final Value<S> key;

    Reference(Value<S> type, Value<S> key) {
        this.type = type;
        this.key = key;
    }

    /** What says of which table the row is. */
    public Value<S> type() {
        return type;
    }

    /** The row's primary key. */
    public Value<S> key() {
        return key;
    }

    @Override
    public List<Value<S>> assigns() {
        return List.of(type, key);
    }

    /** Without the values. */
    @Override
    public String toString() {
        return type + ", " + key;
    }
}

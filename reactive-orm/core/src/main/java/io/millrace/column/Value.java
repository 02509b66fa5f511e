package io.millrace.column;

import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.type.PgType;
import org.jspecify.annotations.Nullable;

/**
 * A column that is set to a value known in Java.
 *
 * @param <S> the scope
 */
public final class Value<S> implements Assign<S> {

    private final ColumnNode column;
    private final Parameter<?> parameter;

    private Value(ColumnNode column, Parameter<?> parameter) {
        this.column = column;
        this.parameter = parameter;
    }

    static <S, T> Value<S> of(ColumnNode column, PgType<T> type, @Nullable T value) {
        return new Value<>(column, new Parameter<>(type, value, column.label()));
    }

    @Override
    public ColumnNode column() {
        return column;
    }

    @Override
    public Node value() {
        return parameter;
    }

    /** The value in Java; null is SQL's null. */
    public @Nullable Object constant() {
        return parameter.value();
    }

    /** Without the value, which may be secret. */
    @Override
    public String toString() {
        return column.label() + " = ?";
    }
}

package io.millrace.column;

import io.millrace.error.Code;
import io.millrace.error.InvalidValue;
import io.millrace.error.Problem;
import io.millrace.expr.Expr;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.expression.Text;
import io.millrace.internal.tree.statement.Assignment;
import io.millrace.type.PgType;
import io.millrace.type.RowReader;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param <S> the scope: the record type whose query it may stand in
 * @param <T> the Java type of its values
 */
public interface Column<S, T> extends ConflictSet<S> {

    /** The column as an expression of a statement. */
    Node node();

    /** The type of its values. */
    PgType<T> type();

    /** The column as part of a statement. */
    default ColumnNode column() {
        return (ColumnNode) node();
    }

    /**
     * This column set to a value.
     *
     * @throws InvalidValue where the value is null
     */
    default Value<S> to(T value) {
        if (value == null) {
            throw new InvalidValue(Problem.of(
                    Code.INVALID_VALUE,
                    column().label() + " is set to null",
                    "a value was expected; null is written in its own words, so that it is never an accident",
                    this instanceof NullableColumn
                            ? column().constant() + ".toNull()"
                            : "give a value: " + column().label() + " is never null"));
        }
        return Value.of(column(), type(), value);
    }

    /** This column set to what the database computes. */
    default Assign<S> to(Expr<? super S, T, ?> value) {
        return new Computed<>(column(), value.node());
    }

    /** {@code column = excluded.column}: the value that the insert proposed. */
    @Override
    default Assignment onConflict() {
        return new Assignment(column().name(), new Text("excluded." + column().quoted()));
    }

    /**
     * The value at a position of a row; for generated decoders.
     *
     * @throws io.millrace.error.DecodeFailed where it is null or does not fit
     */
    default T read(RowReader row, int position) {
        Object raw = row.get(position);
        if (raw == null) {
            throw Decoding.missing(column());
        }
        return Decoding.decoded(this, raw);
    }

    /**
     * The value at a position of a row, or null; for generated decoders.
     *
     * @throws io.millrace.error.DecodeFailed where it does not fit
     */
    default @Nullable T readNullable(RowReader row, int position) {
        Object raw = row.get(position);
        return raw == null ? null : Decoding.decoded(this, raw);
    }
}

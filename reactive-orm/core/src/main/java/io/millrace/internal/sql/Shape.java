package io.millrace.internal.sql;

import io.millrace.error.Code;
import io.millrace.error.InvalidValue;
import io.millrace.error.Problem;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Scope;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.SelectedRow;
import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.statement.Select;
import io.millrace.type.PgType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A tree without its values: what stays the same when a query is run again with other ones. Equal shapes have equal
 * text. The values met on the way are kept beside it, in the order of their parameters, as the driver takes them.
 */
public final class Shape extends Sink {

    private static final int USUAL_PARTS = 12;
    private static final @Nullable Object[] NO_VALUES = {};

    private Object[] parts = new Object[USUAL_PARTS];
    private int size;
    private int hash = 1;
    private @Nullable Object[] values = NO_VALUES;
    private int count;

    private Shape() {}

    /**
     * The shape of a statement that is run for something, with its values.
     *
     * @param verb what it is run for, such as {@code all}
     * @throws InvalidValue where a type cannot hold its value
     */
    public static Shape of(String verb, Node statement) {
        Shape shape = new Shape();
        shape.part(verb);
        shape.node(statement);
        return shape;
    }

    /**
     * The shape of a part of a statement, with its values.
     *
     * @throws InvalidValue where a type cannot hold its value
     */
    public static Shape of(Node statement) {
        Shape shape = new Shape();
        shape.node(statement);
        return shape;
    }

    /** The values in the order of their parameters, as the driver takes them. */
    public @Nullable Object[] values() {
        return count == values.length ? values : Arrays.copyOf(values, count);
    }

    /** The same shape without spare room and without values, to be kept. */
    Shape toKeep() {
        Shape kept = new Shape();
        kept.parts = Arrays.copyOf(parts, size);
        kept.size = size;
        kept.hash = hash;
        return kept;
    }

    @Override
    public Sink node(Node node) {
        if (isResult() && node instanceof SelectedRow row) {
            part(row);
            return this;
        }
        if (isResult() && node instanceof Selected selected) {
            return selected(selected);
        }
        return super.node(node);
    }

    /** The form that an expression is read in is its type's. */
    private Sink selected(Selected selected) {
        part(selected.type());
        node(selected.expression());
        return selected.alias() == null ? this : text(" as ").name(selected.alias());
    }

    /** What is seen of tables that only paths lead to shows nowhere else: their joins are implied. */
    @Override
    public void sourcesWritten(Scope scope) {
        if (scope instanceof Select select && !select.shown().isEmpty()) {
            part(select.shown());
        }
    }

    @Override
    public Sink text(String sql) {
        if (!sql.isEmpty()) {
            part(sql);
        }
        return this;
    }

    @Override
    public Sink name(String identifier) {
        part(identifier);
        return this;
    }

    @Override
    protected void reference(ColumnNode column) {
        part(column);
    }

    @Override
    protected <T> void parameter(int number, boolean again, PgType<T> type, @Nullable T value, String label) {
        part(type);
        if (again) {
            part(number);
            return;
        }
        if (count == values.length) {
            values = Arrays.copyOf(values, count < 2 ? count + 1 : count * 2);
        }
        values[count++] = value == null ? null : encoded(type, value, label);
    }

    /** A value as the driver takes it; what is refused names what it stands for. */
    public static <T> Object encoded(PgType<T> type, T value, String label) {
        try {
            return type.encode(value);
        } catch (InvalidValue refused) {
            Problem problem = refused.problem();
            throw new InvalidValue(
                    Problem.of(problem.code(), label + ": " + problem.what(), problem.because(), problem.fix()),
                    refused);
        } catch (ClassCastException wrong) {
            throw new InvalidValue(
                    Problem.of(
                            Code.INVALID_VALUE,
                            label + ": the value is not one of " + type.sqlName(),
                            "its Java type is another than the column's",
                            "give a value of the type that the record's component has"),
                    wrong);
        }
    }

    private void part(Object part) {
        if (size == parts.length) {
            parts = Arrays.copyOf(parts, size * 2);
        }
        parts[size++] = part;
        hash = 31 * hash + part.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Shape that
                && hash == that.hash
                && size == that.size
                && Arrays.equals(parts, 0, size, that.parts, 0, size);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}

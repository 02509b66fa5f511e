package io.millrace.changeset;

import io.millrace.column.Column;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.TableNode;
import io.millrace.type.PgType;
import java.util.List;

/**
 * A field of an input that no table has: a search form, a set of options. It is cast and checked as a column is.
 *
 * @param <T> the Java type of its values
 */
public final class Field<T> implements Column<Input, T> {

    static final TableNode SOURCE = TableNode.of(null, "input", "Input", List.of());

    private final ColumnNode node;
    private final PgType<T> type;
    private final boolean sensitive;

    private Field(ColumnNode node, PgType<T> type, boolean sensitive) {
        this.node = node;
        this.type = type;
        this.sensitive = sensitive;
    }

    /** A field of this name, whose values are those of a type: {@code Field.of("page", Types.INT4)}. */
    public static <T> Field<T> of(String name, PgType<T> type) {
        return new Field<>(new ColumnNode(SOURCE, name, name), type, false);
    }

    /** The same field, whose values are never printed. */
    public Field<T> sensitive() {
        return new Field<>(node, type, true);
    }

    boolean isSensitive() {
        return sensitive;
    }

    @Override
    public ColumnNode node() {
        return node;
    }

    @Override
    public PgType<T> type() {
        return type;
    }

    /** Its name. */
    @Override
    public String toString() {
        return node.name();
    }
}

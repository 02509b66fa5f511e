package io.millrace.internal.sql;

import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Sink;
import io.millrace.type.PgType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the columns that an expression is made of. */
public final class ColumnsOf extends Sink {

    private final List<ColumnNode> columns = new ArrayList<>();

    private ColumnsOf() {}

    /** The columns of an expression, in the order of its text. */
    public static List<ColumnNode> expression(Node expression) {
        ColumnsOf found = new ColumnsOf();
        found.node(expression);
        return found.columns;
    }

    @Override
    protected void reference(ColumnNode column) {
        columns.add(column);
    }

    @Override
    public Sink text(String sql) {
        return this;
    }

    @Override
    public Sink name(String identifier) {
        return this;
    }

    @Override
    protected <T> void parameter(int number, boolean again, PgType<T> type, @Nullable T value, String label) {}
}

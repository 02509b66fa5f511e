package io.millrace.query.function;

import io.millrace.expr.Absence;
import io.millrace.expr.Expr;
import io.millrace.expr.NumberExpr;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.FunctionSource;
import io.millrace.internal.tree.NamedSource;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.SelectedRow;
import io.millrace.internal.tree.Source;
import io.millrace.table.Joinable;
import io.millrace.table.RowSource;
import io.millrace.type.RowReader;
import io.millrace.type.Types;
import java.util.List;
import java.util.function.Function;

/**
 * The rows that a function makes, under a name: {@code unnest(tags) with ordinality as tag (value, position)}. Read from,
 * or joined to a query whose columns the function uses.
 *
 * @param <T> the value of a row
 * @param <X> the kind of expression that the value is
 */
public final class FunctionRows<T, X extends Expr<Object, T, T>> implements RowSource<T>, Joinable<T, Object> {

    private static final List<String> COLUMNS = List.of("value", "position");

    private final FunctionSource source;
    private final X value;

    private FunctionRows(FunctionSource source, X value) {
        this.source = source;
        this.value = value;
    }

    static <T, X extends Expr<Object, T, T>> FunctionRows<T, X> of(
            String name, Node call, Function<? super Node, ? extends X> kind) {
        NamedSource identity = new NamedSource(name, COLUMNS);
        return new FunctionRows<>(new FunctionSource(call, identity), kind.apply(column(identity, "value")));
    }

    /** {@code name.value}: what the function made. */
    public X value() {
        return value;
    }

    /** {@code name.position}: the number of the row, from 1, in the order in which the function made it. */
    public NumberExpr<Object, Long, Long> position() {
        return new NumberExpr<>(column(source.identity(), "position"), Types.INT8, Absence.REFUSED);
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public SelectedRow selected() {
        return new SelectedRow(source, List.of(new Selected(value.node(), value.type(), null)));
    }

    @Override
    public T decode(RowReader row, int offset) {
        return value.projection().decoder().decode(row, offset);
    }

    private static ColumnNode column(NamedSource identity, String name) {
        return new ColumnNode(identity, name, name);
    }

    /** The name. */
    @Override
    public String toString() {
        return source.reference();
    }
}

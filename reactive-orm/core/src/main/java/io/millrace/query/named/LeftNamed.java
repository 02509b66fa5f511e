package io.millrace.query.named;

import io.millrace.expr.Absence;
import io.millrace.expr.ArrayExpr;
import io.millrace.expr.Condition;
import io.millrace.expr.Expr;
import io.millrace.expr.JsonExpr;
import io.millrace.expr.NumberExpr;
import io.millrace.expr.OrderedExpr;
import io.millrace.expr.PlainExpr;
import io.millrace.expr.Projection;
import io.millrace.expr.Selectable;
import io.millrace.expr.TextExpr;
import io.millrace.expr.TimeExpr;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.expression.Postfix;
import io.millrace.table.LeftTable;
import io.millrace.type.RowDecoder;
import io.millrace.type.RowReader;
import java.util.List;
import java.util.Optional;

/**
 * A query under a name where it is outer joined: every column of it may be null.
 *
 * @param <T> what a row is read as
 */
public final class LeftNamed<T> implements LeftTable<T> {

    private final Source source;
    private final NamedColumns columns;
    private final RowDecoder<T> decoder;

    LeftNamed(Source source, NamedColumns columns, RowDecoder<T> decoder) {
        this.source = source;
        this.columns = columns;
        this.decoder = decoder;
    }

    @Override
    public Source source() {
        return source;
    }

    /** The row where there is one, in a select; a row of nothing but nulls is taken for none. */
    @Override
    public Selectable<Object, Optional<T>> row() {
        return () -> new Projection<>(List.of(columns.selected()), width(), this::decode);
    }

    /** {@code column is null}, for a column that is null only where there is no row. */
    public Condition<Object> isAbsent(Expr<?, ?, ?> neverNull) {
        return new Condition<>(new Postfix(columns.column(neverNull), " is null", Precedence.IS));
    }

    /** The column that this expression of the query became: {@code name.column}. */
    public <C> Expr<Object, C, Optional<C>> column(Expr<?, C, ?> selected) {
        return new Expr<>(columns.column(selected), selected.type(), Absence.OPTIONAL);
    }

    /** The column that this expression of the query became: {@code name.column}. */
    public <C> PlainExpr<Object, C, Optional<C>> column(PlainExpr<?, C, ?> selected) {
        return new PlainExpr<>(columns.column(selected), selected.type(), Absence.OPTIONAL);
    }

    /** The column that this expression of the query became: {@code name.column}. */
    public <C> OrderedExpr<Object, C, Optional<C>> column(OrderedExpr<?, C, ?> selected) {
        return new OrderedExpr<>(columns.column(selected), selected.type(), Absence.OPTIONAL);
    }

    /** The column that this time of the query became: {@code name.column}. */
    public <C> TimeExpr<Object, C, Optional<C>> column(TimeExpr<?, C, ?> selected) {
        return new TimeExpr<>(columns.column(selected), selected.type(), Absence.OPTIONAL);
    }

    /** The column that this text of the query became: {@code name.column}. */
    public TextExpr<Object, Optional<String>> column(TextExpr<?, ?> selected) {
        return new TextExpr<>(columns.column(selected), selected.type(), Absence.OPTIONAL);
    }

    /** The column that this number of the query became: {@code name.column}. */
    public <N extends Number> NumberExpr<Object, N, Optional<N>> column(NumberExpr<?, N, ?> selected) {
        return new NumberExpr<>(columns.column(selected), selected.type(), Absence.OPTIONAL);
    }

    /** The column that this document of the query became: {@code name.column}. */
    public <C> JsonExpr<Object, C, Optional<C>> column(JsonExpr<?, C, ?> selected) {
        return new JsonExpr<>(columns.column(selected), selected.type(), Absence.OPTIONAL);
    }

    /** The column that this array of the query became: {@code name.column}. */
    public <E> ArrayExpr<Object, E, Optional<List<E>>> column(ArrayExpr<?, E, ?> selected) {
        return new ArrayExpr<>(columns.column(selected), selected.type(), Absence.OPTIONAL);
    }

    private int width() {
        return columns.output().columns().size();
    }

    private Optional<T> decode(RowReader row, int offset) {
        for (int i = 0; i < width(); i++) {
            if (row.get(offset + i) != null) {
                return Optional.of(decoder.decode(row, offset));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return source.reference();
    }
}

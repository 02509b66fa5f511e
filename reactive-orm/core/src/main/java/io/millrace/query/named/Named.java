package io.millrace.query.named;

import io.millrace.expr.ArrayExpr;
import io.millrace.expr.Condition;
import io.millrace.expr.Expr;
import io.millrace.expr.JsonExpr;
import io.millrace.expr.NumberExpr;
import io.millrace.expr.OrderedExpr;
import io.millrace.expr.PlainExpr;
import io.millrace.expr.Projection;
import io.millrace.expr.Reading;
import io.millrace.expr.Rows;
import io.millrace.expr.Selectable;
import io.millrace.expr.TextExpr;
import io.millrace.expr.TimeExpr;
import io.millrace.internal.tree.QuerySource;
import io.millrace.internal.tree.SelectedRow;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.statement.Output;
import io.millrace.table.Joinable;
import io.millrace.table.RowSource;
import io.millrace.type.RowDecoder;
import io.millrace.type.RowReader;
import java.util.List;

/**
 * A query under a name: read from or joined by others. Its columns are asked for by what was selected, and keep their
 * kind: a number stays a number, a text a text.
 *
 * <pre>{@code
 * var perUser = from(POST).groupBy(POST.userId).select(POST.userId, count()).named("per_user");
 * from(USER).join(perUser, perUser.column(POST.userId).eq(USER.id)).select(USER.name, perUser.column(count()));
 * }</pre>
 *
 * @param <T> what a row is read as
 */
public sealed class Named<T> implements RowSource<T>, Joinable<T, Object> permits CommonTable {

    private final Source source;
    private final NamedColumns columns;
    private final RowDecoder<T> decoder;

    Named(Source source, NamedColumns columns, RowDecoder<T> decoder) {
        this.source = source;
        this.columns = columns;
        this.decoder = decoder;
    }

    /** Rows under a name; what {@code rows.named(name)} says. */
    public static <T> Named<T> of(String name, Rows<T> rows) {
        Reading<T> reading = rows.reading();
        NamedColumns columns = NamedColumns.of(name, Output.of(reading.statement()));
        boolean renames = !columns.output().hasOwnNames();
        return new Named<>(
                new QuerySource(reading.statement(), columns.source(), false, renames), columns, reading.decoder());
    }

    @Override
    public final Source source() {
        return source;
    }

    @Override
    public final SelectedRow selected() {
        return columns.selected();
    }

    @Override
    public final T decode(RowReader row, int offset) {
        return decoder.decode(row, offset);
    }

    final NamedColumns columns() {
        return columns;
    }

    final RowDecoder<T> decoder() {
        return decoder;
    }

    /** The whole row, in a select. */
    public final Selectable<Object, T> row() {
        return () ->
                new Projection<>(List.of(selected()), columns.output().columns().size(), decoder);
    }

    /** The same where it is outer joined: every column of it may be null. */
    public final LeftNamed<T> left() {
        return new LeftNamed<>(source, columns, decoder);
    }

    /** The column that this expression of the query became: {@code name.column}. */
    public final <C, V> Expr<Object, C, V> column(Expr<?, C, V> selected) {
        return new Expr<>(columns.column(selected), selected.type(), selected.absence());
    }

    /** The column that this expression of the query became: {@code name.column}. */
    public final <C, V> PlainExpr<Object, C, V> column(PlainExpr<?, C, V> selected) {
        return new PlainExpr<>(columns.column(selected), selected.type(), selected.absence());
    }

    /** The column that this expression of the query became: {@code name.column}. */
    public final <C, V> OrderedExpr<Object, C, V> column(OrderedExpr<?, C, V> selected) {
        return new OrderedExpr<>(columns.column(selected), selected.type(), selected.absence());
    }

    /** The column that this time of the query became: {@code name.column}. */
    public final <C, V> TimeExpr<Object, C, V> column(TimeExpr<?, C, V> selected) {
        return new TimeExpr<>(columns.column(selected), selected.type(), selected.absence());
    }

    /** The column that this text of the query became: {@code name.column}. */
    public final <V> TextExpr<Object, V> column(TextExpr<?, V> selected) {
        return new TextExpr<>(columns.column(selected), selected.type(), selected.absence());
    }

    /** The column that this number of the query became: {@code name.column}. */
    public final <N extends Number, V> NumberExpr<Object, N, V> column(NumberExpr<?, N, V> selected) {
        return new NumberExpr<>(columns.column(selected), selected.type(), selected.absence());
    }

    /** The column that this document of the query became: {@code name.column}. */
    public final <C, V> JsonExpr<Object, C, V> column(JsonExpr<?, C, V> selected) {
        return new JsonExpr<>(columns.column(selected), selected.type(), selected.absence());
    }

    /** The column that this array of the query became: {@code name.column}. */
    public final <E, V> ArrayExpr<Object, E, V> column(ArrayExpr<?, E, V> selected) {
        return new ArrayExpr<>(columns.column(selected), selected.type(), selected.absence());
    }

    /** The column that this condition of the query became: {@code name.column}. */
    public final Condition<Object> column(Condition<?> selected) {
        return new Condition<>(columns.column(selected));
    }

    @Override
    public final String toString() {
        return source.reference();
    }
}

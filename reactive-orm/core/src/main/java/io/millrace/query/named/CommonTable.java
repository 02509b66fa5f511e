package io.millrace.query.named;

import io.millrace.expr.Reading;
import io.millrace.expr.Rows;
import io.millrace.internal.tree.CommonSource;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.statement.Combination;
import io.millrace.internal.tree.statement.CommonTableNode;
import io.millrace.internal.tree.statement.Output;
import io.millrace.type.RowDecoder;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A common table expression: a query under a name, defined once before the statement that reads it, any number of times.
 *
 * <pre>{@code
 * var recent = CommonTable.of("recent", from(POST).where(POST.insertedAt.gt(yesterday)));
 * from(recent).with(recent).where(recent.column(POST.views).gt(10));
 * }</pre>
 *
 * @param <T> what a row is read as
 */
public final class CommonTable<T> extends Named<T> {

    private final CommonTableNode definition;

    private CommonTable(CommonTableNode definition, NamedColumns columns, RowDecoder<T> decoder) {
        super(new CommonSource(definition.name(), columns.source()), columns, decoder);
        this.definition = definition;
    }

    /** Rows under a name: {@code with name as (…)}. */
    public static <T> CommonTable<T> of(String name, Rows<T> rows) {
        Reading<T> reading = rows.reading();
        NamedColumns columns = NamedColumns.of(name, Output.of(reading.statement()));
        return new CommonTable<>(definition(columns, reading.statement(), false, null), columns, reading.decoder());
    }

    /**
     * Rows that lead to further rows, as often as they come: {@code with recursive name as ((base) union all (step))}.
     * The step reads what was found last, and must come to an end.
     */
    public static <T> CommonTable<T> recursive(
            String name, Rows<T> base, Function<? super Named<T>, ? extends Rows<T>> step) {
        return recursive(name, base, "union all", step);
    }

    /**
     * Rows that lead to further rows, each once: {@code with recursive name as ((base) union (step))}. A row that was
     * found before leads nowhere, so a circle comes to an end.
     */
    public static <T> CommonTable<T> recursiveDistinct(
            String name, Rows<T> base, Function<? super Named<T>, ? extends Rows<T>> step) {
        return recursive(name, base, "union", step);
    }

    private static <T> CommonTable<T> recursive(
            String name, Rows<T> base, String operator, Function<? super Named<T>, ? extends Rows<T>> step) {
        Reading<T> reading = base.reading();
        NamedColumns columns = NamedColumns.of(name, Output.of(reading.statement()));
        Named<T> itself = new Named<>(new CommonSource(name, columns.source()), columns, reading.decoder());
        Node further = step.apply(itself).reading().statement();
        Node query = Combination.of(reading.statement(), operator, further);
        return new CommonTable<>(definition(columns, query, true, null), columns, reading.decoder());
    }

    /** Computed once, on its own: {@code as materialized (…)}. */
    public CommonTable<T> materialized() {
        return with(true);
    }

    /** Computed as a part of each query that reads it: {@code as not materialized (…)}. */
    public CommonTable<T> notMaterialized() {
        return with(false);
    }

    /** The same rows under a second name, for a query that reads them twice: {@code join name as alias}. */
    public Named<T> as(String alias) {
        NamedColumns renamed = columns().as(alias);
        return new Named<>(new CommonSource(definition.name(), renamed.source()), renamed, decoder());
    }

    /** The definition, as part of a statement. */
    public CommonTableNode definition() {
        return definition;
    }

    private CommonTable<T> with(boolean materialized) {
        return new CommonTable<>(
                new CommonTableNode(
                        definition.name(),
                        definition.columns(),
                        definition.query(),
                        definition.recursive(),
                        materialized),
                columns(),
                decoder());
    }

    private static CommonTableNode definition(
            NamedColumns columns, Node query, boolean recursive, @Nullable Boolean materialized) {
        boolean named = columns.output().hasOwnNames();
        return new CommonTableNode(
                columns.source().reference(),
                named ? List.of() : columns.source().columns(),
                query,
                recursive,
                materialized);
    }
}

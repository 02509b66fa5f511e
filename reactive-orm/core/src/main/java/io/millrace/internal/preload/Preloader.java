package io.millrace.internal.preload;

import io.millrace.error.MillraceException;
import io.millrace.expr.Expr;
import io.millrace.expr.Rows;
import io.millrace.expr.Selectable;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.run.Runner;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.statement.Select;
import io.millrace.preload.Branch;
import io.millrace.preload.Branches;
import io.millrace.query.Query;
import io.millrace.shape.Shape;
import io.millrace.shape.Shaped;
import io.millrace.table.GeneratedTable;
import io.millrace.table.Keyed;
import io.millrace.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Loads relations into rows: one statement a relation for all of its parents. The relations of a level are in flight at
 * the same time, and what is loaded of a relation's own rows is sent behind it, or starts as soon as those are there,
 * whatever its siblings do. Inside a transaction all of it is sent on the transaction's connection.
 */
public final class Preloader {

    private final Runner runner;
    private final Rest<Object> nothing;
    private final ShapeLoader loader;
    private final ShapeReads shapes;

    /** A preloader whose statements run there. */
    public Preloader(Runner runner) {
        this.runner = runner;
        this.nothing = Rest.none(runner);
        this.loader = new ShapeLoader(this, new Reads(runner));
        this.shapes = new ShapeReads(runner, loader);
    }

    private Preloader(Runner runner, ShapeReads known) {
        this.runner = runner;
        this.nothing = Rest.none(runner);
        this.loader = new ShapeLoader(this, new Reads(runner));
        this.shapes = known.on(runner, loader);
    }

    /** The same, for what is loaded when it is subscribed: where it was asked for is where the caller is now. */
    public Preloader here() {
        Runner here = runner.here();
        return here == runner ? this : new Preloader(here, shapes);
    }

    /** The rows with these relations loaded, in their order. */
    public <R> Mono<List<R>> load(List<R> rows, List<Branch<?>> branches) {
        if (rows.isEmpty() || branches.isEmpty()) {
            return Mono.just(rows);
        }
        try {
            return new Level(runner).load(rows, Branches.merged(branches), List.of());
        } catch (MillraceException refused) {
            return Mono.error(refused);
        }
    }

    /**
     * An aggregate over the rows of a relation for each of some rows, in their order; a row without a key is left out.
     */
    public <R, X, V> Mono<Map<R, V>> totals(List<R> rows, Branch<X> branch, Expr<?, ?, V> aggregate) {
        try {
            GeneratedTable<R, ?> table = branch.table();
            Wanted wanted = new Wanted(Parents.positions(table, branch));
            int[] slots = rows.stream()
                    .mapToInt(row -> wanted.slot(table.values(row)))
                    .toArray();
            Totals<V> totals = new Totals<>(branch, aggregate, Parents.keys(table, branch));
            return new Reads(runner).all(wanted, totals::of).map(values -> bySlot(rows, slots, values));
        } catch (MillraceException refused) {
            return Mono.error(refused);
        }
    }

    private static <R, V> Map<R, V> bySlot(List<R> rows, int[] slots, List<Child<V>> values) {
        Map<Integer, V> bySlot = new HashMap<>();
        values.forEach(value -> bySlot.put(value.slot(), value.row()));
        Map<R, V> totals = new LinkedHashMap<>();
        for (int i = 0; i < slots.length; i++) {
            V value = bySlot.get(slots[i]);
            if (value != null) {
                totals.put(rows.get(i), value);
            }
        }
        return totals;
    }

    /** What is to be made of the rows of a query, once they have been read. */
    public <T> Rest<T> rest(Rows<T> rows) {
        if (rows instanceof Query<T> query && !query.preloads().isEmpty()) {
            return here().loading(query);
        }
        return rows instanceof Shaped<T> shaped
                ? lists(shaped.shape(), KnownKeys.of(shaped.shape().table(), shaped.select()))
                : nothing();
    }

    private <T> Rest<T> loading(Query<T> query) {
        List<Branch<?>> branches = query.preloads();
        boolean collapsed = Collapse.isNeeded(branches);
        return new Rest<>(
                runner,
                collapsed ? read -> Collapse.rows(read, branches) : UnaryOperator.identity(),
                read -> load(read, branches),
                collapsed ? null : early(query.statement(), branches));
    }

    /** The row that is got by a key, done. */
    public <T, K> Mono<T> got(Keyed<T, K> keyed, K key, Supplier<Command<T>> read) {
        if (!(keyed instanceof Shape<?, ?> shape)) {
            return runner.get(read);
        }
        Rest<T> rest = lists(shape, KnownKeys.of(keyed.keyedTable(), key));
        return rest.isEarly() ? rest.all(read).singleOrEmpty() : rest.of(runner.get(read));
    }

    /** Null where no relation leads from keys that are known. */
    private <R> @Nullable Early<R> early(Select select, List<Branch<?>> branches) {
        if (!(select.from() instanceof TableNode source) || !(source.owner() instanceof Table<?> table)) {
            return null;
        }
        List<Object> keys = KnownKeys.of(table, select);
        if (keys.isEmpty()) {
            return null;
        }
        List<Branch<?>> merged = Branches.merged(branches);
        List<@Nullable EarlyFetch<?>> fetches = new ArrayList<>(merged.size());
        for (Branch<?> branch : merged) {
            boolean known = branch.fill() == null
                    && branch.choice() == null
                    && branch.path().near().equals(table.source().key());
            fetches.add(known ? new RelationFetch<>(runner.statements(), branch) : null);
        }
        return fetches.stream().allMatch(Objects::isNull)
                ? null
                : new Early<>(
                        runner,
                        keys,
                        fetches,
                        (rows, ahead) ->
                                rows.isEmpty() ? Mono.just(rows) : new Level(runner).load(rows, merged, ahead));
    }

    @SuppressWarnings("unchecked") // nothing is done to rows of any kind
    private <T> Rest<T> nothing() {
        return (Rest<T>) nothing;
    }

    /** What is to be made of what was selected of the rows that were written. */
    public <T> Rest<T> rest(Selectable<?, T> selected) {
        return selected instanceof Shape<?, ?> shape ? lists(shape, List.of()) : nothing();
    }

    @SuppressWarnings("unchecked") // what is read by the shape's decoder becomes its record here
    private <T> Rest<T> lists(Shape<?, ?> shape, List<Object> keys) {
        Shape<?, T> typed = (Shape<?, T>) shape;
        if (typed.parts().isEmpty()) {
            return nothing();
        }
        Preloader here = here();
        return new Rest<>(
                here.runner,
                UnaryOperator.identity(),
                read -> here.loader.made(typed, (List<Object>) read, List.of()),
                here.shapes.early(typed, keys));
    }
}

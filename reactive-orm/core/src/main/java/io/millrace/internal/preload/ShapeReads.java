package io.millrace.internal.preload;

import io.millrace.column.Column;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.run.Runner;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Call;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.statement.Select;
import io.millrace.shape.Shape;
import io.millrace.table.KeyedTable;
import io.millrace.type.RowDecoder;
import io.millrace.type.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Reads rows as shapes whose keys are known, and their lists with them. */
final class ShapeReads {

    private final Runner runner;
    private final ShapeLoader loader;
    private final ConcurrentMap<Shape<?, ?>, ShapeGets<?>> gets = new ConcurrentHashMap<>();
    private final ConcurrentMap<Shape<?, ?>, ShapePlan> plans = new ConcurrentHashMap<>();

    ShapeReads(Runner runner, ShapeLoader loader) {
        this.runner = runner;
        this.loader = loader;
    }

    /** The row of a key, or empty: together with others that are asked for in the same turn, unless it is in a transaction. */
    <T> Mono<T> get(Shape<?, T> shape, KeyedTable<?, ?> table, Object key, Mono<T> alone) {
        return Mono.deferContextual(context ->
                runner.executor().isGathering(context) ? gets(shape, table).get(key, alone) : alone);
    }

    /** How the rows of some keys are read, and their lists with them; null where no list starts from a known key. */
    <T> @Nullable Early<T> early(Shape<?, T> shape, List<Object> keys) {
        return keys.isEmpty() || plan(shape).position() < 0 ? null : early(shape, keys, null);
    }

    /**
     * @param order takes the key of each row, where it is wanted
     */
    @SuppressWarnings("unchecked") // what is read by the shape's decoder becomes its record
    private <T> Early<T> early(Shape<?, T> shape, List<Object> keys, @Nullable List<@Nullable Object> order) {
        ShapePlan plan = plan(shape);
        return new Early<>(runner, keys, plan.fetches(), (rows, ahead) -> {
            if (order != null) {
                for (T row : rows) {
                    order.add(((@Nullable Object[]) (Object) row)[plan.position()]);
                }
            }
            return loader.made(shape, (List<Object>) rows, ahead);
        });
    }

    private ShapePlan plan(Shape<?, ?> shape) {
        ShapePlan known = plans.get(shape);
        return known != null ? known : plans.computeIfAbsent(shape, made -> ShapePlan.of(made, runner.statements()));
    }

    @SuppressWarnings("unchecked") // each is kept by its shape
    private <T> ShapeGets<T> gets(Shape<?, T> shape, KeyedTable<?, ?> table) {
        ShapeGets<?> known = gets.get(shape);
        return (ShapeGets<T>)
                (known != null
                        ? known
                        : gets.computeIfAbsent(
                                shape,
                                made -> new ShapeGets<>(
                                        runner.executor()::atTurnEnd,
                                        keys -> together(shape, table, List.copyOf(keys)))));
    }

    private <T> Mono<Map<Object, T>> together(Shape<?, T> shape, KeyedTable<?, ?> table, List<Object> keys) {
        return Mono.defer(() -> {
            List<@Nullable Object> order = new ArrayList<>(keys.size());
            return early(shape, keys, order)
                    .read(() -> command(shape, table.keyColumns().get(0), keys))
                    .map(made -> {
                        Map<Object, T> found = new HashMap<>();
                        for (int i = 0; i < made.size(); i++) {
                            found.put(Objects.requireNonNull(order.get(i), "key"), made.get(i));
                        }
                        return found;
                    });
        });
    }

    @SuppressWarnings("unchecked") // an array of values is what the loader makes the record of
    private <T> Command<T> command(Shape<?, T> shape, Column<?, ?> key, List<Object> keys) {
        Node any = Call.of("any", array(key, keys));
        Select select = Select.of(shape.table().source(), List.copyOf(shape.columns()))
                .where(new Infix(key.node(), "=", any, Precedence.COMPARISON));
        return runner.statements().command("get", select, (RowDecoder<T>) shape.decoder());
    }

    @SuppressWarnings("unchecked") // the keys are of the column's type
    private static <V> Node array(Column<?, V> column, List<Object> keys) {
        return new Parameter<>(
                Types.arrayOf(column.type()),
                (List<V>) (List<?>) keys,
                column.column().label());
    }
}

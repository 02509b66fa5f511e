package io.millrace.internal.preload;

import io.millrace.internal.run.Runner;
import io.millrace.shape.Shape;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows as shapes whose keys are known, and their lists with them. Bounded: of a program that makes shapes of its own
 * for each read the first are remembered, and the others are looked at each time.
 */
final class ShapeReads {

    /** A shape is one of the program's records; an alias of its table is made anew by whoever needs one. */
    static final int MOST = 4_096;

    private final Runner runner;
    private final ShapeLoader loader;
    private final ConcurrentMap<Shape<?, ?>, ShapePlan> plans;

    ShapeReads(Runner runner, ShapeLoader loader) {
        this(runner, loader, new ConcurrentHashMap<>());
    }

    private ShapeReads(Runner runner, ShapeLoader loader, ConcurrentMap<Shape<?, ?>, ShapePlan> plans) {
        this.runner = runner;
        this.loader = loader;
        this.plans = plans;
    }

    /** The same shapes, read by another runner of the same repo. */
    ShapeReads on(Runner other, ShapeLoader making) {
        return new ShapeReads(other, making, plans);
    }

    /** How the rows of some keys are read, and their lists with them; null where no list starts from a known key. */
    @SuppressWarnings("unchecked") // what is read by the shape's decoder becomes its record
    <T> @Nullable Early<T> early(Shape<?, T> shape, List<Object> keys) {
        if (keys.isEmpty()) {
            return null;
        }
        ShapePlan plan = plan(shape);
        if (!plan.isEarly()) {
            return null;
        }
        return new Early<>(
                runner, keys, plan.fetches(), (rows, ahead) -> loader.made(shape, (List<Object>) rows, ahead));
    }

    /** How many shapes are known. */
    int size() {
        return plans.size();
    }

    private ShapePlan plan(Shape<?, ?> shape) {
        ShapePlan known = plans.get(shape);
        if (known != null) {
            return known;
        }
        ShapePlan made = ShapePlan.of(shape, runner.statements());
        if (plans.size() < MOST) {
            plans.putIfAbsent(shape, made);
        }
        return made;
    }
}

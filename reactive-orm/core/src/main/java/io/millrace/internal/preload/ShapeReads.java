package io.millrace.internal.preload;

import io.millrace.internal.run.Runner;
import io.millrace.shape.Shape;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Reads rows as shapes whose keys are known, and their lists with them. */
final class ShapeReads {

    private final Runner runner;
    private final ShapeLoader loader;
    private final ConcurrentMap<Shape<?, ?>, ShapePlan> plans = new ConcurrentHashMap<>();

    ShapeReads(Runner runner, ShapeLoader loader) {
        this.runner = runner;
        this.loader = loader;
    }

    /** How the rows of some keys are read, and their lists with them; null where no list starts from a known key. */
    @SuppressWarnings("unchecked") // what is read by the shape's decoder becomes its record
    <T> @Nullable Early<T> early(Shape<?, T> shape, List<Object> keys) {
        if (keys.isEmpty() || !plan(shape).isEarly()) {
            return null;
        }
        return new Early<>(
                runner, keys, plan(shape).fetches(), (rows, ahead) -> loader.made(shape, (List<Object>) rows, ahead));
    }

    private ShapePlan plan(Shape<?, ?> shape) {
        ShapePlan known = plans.get(shape);
        return known != null ? known : plans.computeIfAbsent(shape, made -> ShapePlan.of(made, runner.statements()));
    }
}

package io.millrace.internal.preload;

import io.millrace.internal.run.Statements;
import io.millrace.shape.Part;
import io.millrace.shape.Part.Listed;
import io.millrace.shape.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a shape starts from the primary key of its table; made once a shape.
 *
 * @param fetches how each part is fetched, or null where it has to wait for the row
 */
record ShapePlan(List<@Nullable EarlyFetch<?>> fetches) {

    /** Whether anything starts from the key. */
    boolean isEarly() {
        for (EarlyFetch<?> fetch : fetches) {
            if (fetch != null) {
                return true;
            }
        }
        return false;
    }

    static ShapePlan of(Shape<?, ?> shape, Statements statements) {
        List<@Nullable EarlyFetch<?>> fetches = new ArrayList<>(shape.parts().size());
        for (Part part : shape.parts()) {
            if (part instanceof Listed<?> listed && isOfTheKey(shape, listed)) {
                fetches.add(new ListFetch<>(
                        statements, ShapeLoader.fetch(listed), listed.keys().get(0)));
            } else {
                fetches.add(null);
            }
        }
        return new ShapePlan(Collections.unmodifiableList(fetches));
    }

    private static boolean isOfTheKey(Shape<?, ?> shape, Listed<?> listed) {
        return listed.keys().size() == 1
                && listed.isOfItsKey()
                && listed.branch().path().near().equals(shape.table().source().key());
    }
}

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
 * @param position where in the values of a row its key stands, or -1 where nothing starts from it
 * @param fetches how each part is fetched, or null where it has to wait for the row
 */
record ShapePlan(int position, List<@Nullable EarlyFetch<?>> fetches) {

    static ShapePlan of(Shape<?, ?> shape, Statements statements) {
        int position = -1;
        List<@Nullable EarlyFetch<?>> fetches = new ArrayList<>(shape.parts().size());
        for (Part part : shape.parts()) {
            if (part instanceof Listed<?> listed && isOfTheKey(shape, listed)) {
                position = part.slot();
                fetches.add(new ListFetch<>(
                        statements, ShapeLoader.fetch(listed), listed.keys().get(0)));
            } else {
                fetches.add(null);
            }
        }
        return new ShapePlan(position, Collections.unmodifiableList(fetches));
    }

    private static boolean isOfTheKey(Shape<?, ?> shape, Listed<?> listed) {
        return listed.keys().size() == 1
                && listed.isOfItsKey()
                && listed.branch().path().near().equals(shape.table().source().key());
    }
}

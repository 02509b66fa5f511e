package io.millrace.processor.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table between the two ends of a relation.
 *
 * @param namespace the schema it is in, or null
 * @param table its name
 * @param label what messages call it
 * @param key its primary key
 * @param deletion its column that says when a row was deleted, or null
 * @param near its columns that equal those of the table before it
 * @param far its columns that the table behind it equals
 * @param filters what is asked of its rows
 */
public record Via(
        @Nullable String namespace,
        String table,
        String label,
        List<String> key,
        @Nullable String deletion,
        List<String> near,
        List<String> far,
        List<Filter> filters) {

    public Via {
        key = List.copyOf(key);
        near = List.copyOf(near);
        far = List.copyOf(far);
        filters = List.copyOf(filters);
    }
}

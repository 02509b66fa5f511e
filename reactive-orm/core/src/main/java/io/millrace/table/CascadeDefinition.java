package io.millrace.table;

import io.millrace.schema.Cascade;
import java.util.List;
import java.util.function.Supplier;

/**
 * What becomes of the rows that a relation leads to when the row that it starts from is deleted.
 *
 * @param relation the relation's name
 * @param action what becomes of them
 * @param target the table they are of, looked up when it is first needed
 * @param far its columns that hold the primary key of the row, in its order
 */
public record CascadeDefinition(
        String relation, Cascade action, Supplier<? extends Table<?>> target, List<String> far) {

    public CascadeDefinition {
        far = List.copyOf(far);
    }
}

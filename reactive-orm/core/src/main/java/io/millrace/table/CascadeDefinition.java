package io.millrace.table;

import io.millrace.internal.tree.Path;
import io.millrace.schema.Cascade;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What becomes of the rows that a relation leads to when the row that it starts from is deleted.
 *
 * @param relation the relation's name
 * @param action what becomes of them
 * @param target the table they are of, looked up when it is first needed
 * @param far its columns that hold the primary key of the row, in its order
 * @param filters what else its rows are asked, where the columns may hold the key of another record
 */
public record CascadeDefinition(
        String relation,
        Cascade action,
        Supplier<? extends Table<?>> target,
        List<String> far,
        List<Path.Filter> filters) {

    public CascadeDefinition {
        far = List.copyOf(far);
        filters = List.copyOf(filters);
    }

    /** By a key that is of no other record. */
    public CascadeDefinition(String relation, Cascade action, Supplier<? extends Table<?>> target, List<String> far) {
        this(relation, action, target, far, List.of());
    }

    /** The columns that say whose rows they are. */
    public List<String> columns() {
        List<String> columns = new ArrayList<>(far);
        filters.forEach(filter -> columns.add(filter.column()));
        return columns;
    }
}

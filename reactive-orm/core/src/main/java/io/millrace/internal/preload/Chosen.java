package io.millrace.internal.preload;

import io.millrace.internal.tree.Path;
import io.millrace.preload.Choice;
import io.millrace.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * Which rows wait for a branch, where their type column says which of several records each of them leads to. A row that
 * leads nowhere waits for the first branch, so that it is told that once.
 *
 * @param choice the record of the branch
 * @param type where the type column stands among the values of a row
 * @param relation what messages call the relation
 */
record Chosen(Choice choice, int type, String relation) {

    static Chosen of(Table<?> table, Path path, Choice choice) {
        int type = table.columns().stream()
                .map(column -> column.column().name())
                .toList()
                .indexOf(choice.column());
        return new Chosen(choice, type, path.label());
    }

    void want(Assembly<?> assembly, Wanted wanted, int row, @Nullable Object[] values) {
        Object named = values[type];
        choice.require(named, relation);
        if (named != null && choice.isFor(named)) {
            assembly.want(row, wanted.slot(values));
        } else if (named == null && choice.isFirst()) {
            assembly.want(row, -1);
        } else {
            assembly.leave(row);
        }
    }
}

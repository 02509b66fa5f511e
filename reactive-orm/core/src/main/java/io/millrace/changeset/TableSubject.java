package io.millrace.changeset;

import io.millrace.column.Column;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.Holders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table, whose values become a record. */
final class TableSubject<R> extends Subject<R> {

    private final SchemaTable<R, ?> table;

    TableSubject(SchemaTable<R, ?> table) {
        this.table = table;
    }

    SchemaTable<R, ?> table() {
        return table;
    }

    @Override
    String label() {
        return table.source().label();
    }

    @Override
    List<? extends Column<?, ?>> columns() {
        return table.columns();
    }

    @Override
    List<ColumnDefinition> definitions() {
        return table.definition().columns();
    }

    @Override
    String name(int position) {
        return table.definition().columns().get(position).component();
    }

    @Override
    boolean isNullable(int position) {
        return table.definition().columns().get(position).nullable();
    }

    @Override
    boolean isSensitive(int position) {
        return table.definition().columns().get(position).sensitive();
    }

    @Override
    String declared(int position) {
        return table.definition().columns().get(position).sqlType();
    }

    @Override
    R make(@Nullable Object[] values, @Nullable R from) {
        return table.record(values, from);
    }

    @Override
    R related(R made, List<RelatedChanges<?>> related) {
        if (related.isEmpty()) {
            return made;
        }
        Holders holders = table.holders(made);
        for (RelatedChanges<?> changes : related) {
            if (changes.holder() >= 0) {
                holders.put(changes.holder(), changes.applied());
            }
        }
        return table.related(made, holders);
    }
}

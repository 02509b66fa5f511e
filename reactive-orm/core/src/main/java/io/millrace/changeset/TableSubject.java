package io.millrace.changeset;

import io.millrace.column.Column;
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
}

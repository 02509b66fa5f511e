package io.millrace.changeset;

import io.millrace.column.Column;
import io.millrace.table.ColumnDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fields without a table, whose values become an input. */
final class FieldSubject extends Subject<Input> {

    private final List<Field<?>> fields;

    FieldSubject(List<Field<?>> fields) {
        this.fields = fields;
    }

    @Override
    String label() {
        return Field.SOURCE.label();
    }

    @Override
    List<? extends Column<?, ?>> columns() {
        return fields;
    }

    @Override
    List<ColumnDefinition> definitions() {
        return List.of();
    }

    @Override
    String name(int position) {
        return fields.get(position).column().name();
    }

    @Override
    boolean isNullable(int position) {
        return true;
    }

    @Override
    boolean isSensitive(int position) {
        return fields.get(position).isSensitive();
    }

    @Override
    String declared(int position) {
        return "";
    }

    @Override
    Subject<Input> joined(Subject<Input> other) {
        List<Field<?>> all = new ArrayList<>(fields);
        if (other instanceof FieldSubject more) {
            more.fields.stream()
                    .filter(field ->
                            fields.stream().noneMatch(own -> own.toString().equals(field.toString())))
                    .forEach(all::add);
        }
        return all.size() == fields.size() ? this : new FieldSubject(List.copyOf(all));
    }

    @Override
    Input make(@Nullable Object[] values, @Nullable Input from) {
        return new Input(this, values);
    }
}

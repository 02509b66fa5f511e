package io.millrace.changeset;

import io.millrace.column.Column;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.table.ColumnDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Map<String, Field<?>> all = new LinkedHashMap<>();
        fields.forEach(field -> all.put(field.toString(), field));
        if (other instanceof FieldSubject more) {
            more.fields.forEach(field -> all.merge(field.toString(), field, FieldSubject::one));
        }
        return new FieldSubject(List.copyOf(all.values()));
    }

    /** What two fields of one name are together: printed only where both may be. */
    private static Field<?> one(Field<?> field, Field<?> other) {
        if (!field.type().equals(other.type())) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_ARGUMENT,
                    "inputs with two fields " + field + " cannot become one",
                    "one of them is " + field.type().sqlName() + " and the other "
                            + other.type().sqlName(),
                    "give both the same field"));
        }
        return other.isSensitive() ? other : field;
    }

    @Override
    Input make(@Nullable Object[] values, @Nullable Input from) {
        return new Input(this, values);
    }
}

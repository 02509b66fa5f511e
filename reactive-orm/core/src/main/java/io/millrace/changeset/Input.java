package io.millrace.changeset;

import org.jspecify.annotations.Nullable;

/** What an input without a table was cast to: a value for each {@link Field}. */
public final class Input {

    private final FieldSubject fields;
    private final @Nullable Object[] values;

    Input(FieldSubject fields, @Nullable Object[] values) {
        this.fields = fields;
        this.values = values;
    }

    /**
     * The value of a field; null where the input had none.
     *
     * @throws io.millrace.error.InvalidQuery where the field was not cast
     */
    @SuppressWarnings("unchecked") // a field's value was cast to its type
    public <T> @Nullable T get(Field<T> field) {
        return (T) values[fields.position(field)];
    }

    /** The value of a field, or another one where the input had none. */
    public <T> T get(Field<T> field, T otherwise) {
        T value = get(field);
        return value == null ? otherwise : value;
    }
}

package io.millrace.changeset;

import io.millrace.column.Column;
import io.millrace.error.Code;
import io.millrace.error.InvalidValue;
import io.millrace.error.Problem;
import io.millrace.internal.tree.TableNode;
import io.millrace.table.ColumnDefinition;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the processor writes for a record with {@link io.millrace.schema.Embedded}: its fields, typed as columns are, so
 * that what is embedded can be cast and checked field by field.
 *
 * @param <E> the record
 * @param <S> the scope of its fields: the record
 */
public abstract class EmbeddedFields<E, S> {

    private final TableNode source;
    private @Nullable Fields<E> subject;

    /** The fields of the record that messages call so. */
    protected EmbeddedFields(String label) {
        this.source = TableNode.of(null, label, label, List.of());
    }

    /** The one such record in a column: {@link OnReplace#UPDATE} unless told otherwise. */
    public final <R> Nested<R, E> in(Column<R, E> column) {
        return nested(column, false, OnReplace.UPDATE);
    }

    /** The list of such records in a column: {@link OnReplace#DELETE} unless told otherwise. */
    public final <R> Nested<R, E> eachIn(Column<R, List<E>> column) {
        return nested(column, true, OnReplace.DELETE);
    }

    private <R> Nested<R, E> nested(Column<R, ?> column, boolean many, OnReplace onReplace) {
        return new NestedRecord<>(column, this, many, Nested.Options.of(onReplace));
    }

    /** No changes yet, for a new record. */
    public final Changeset<E> changes() {
        return Changeset.of(State.of(subject(), null, null));
    }

    /** No changes yet, of a record. */
    public final Changeset<E> changes(E record) {
        return Changeset.of(State.of(subject(), record, values(record)));
    }

    /** What the fields are part of; for generated code. */
    protected final TableNode source() {
        return source;
    }

    /** The fields, in the order of the record's components. */
    protected abstract List<? extends Column<S, ?>> columns();

    /** What is declared of each. */
    protected abstract List<ColumnDefinition> definitions();

    /** The record's values, in the order of its fields. */
    protected abstract @Nullable Object[] values(E record);

    /** A record of these values. */
    protected abstract E create(@Nullable Object[] values);

    /**
     * A value as the type of its field; for generated code.
     *
     * @throws InvalidValue where it is null
     */
    protected static <T> T required(Column<?, T> field, @Nullable Object value) {
        T given = optional(field, value);
        if (given == null) {
            throw new InvalidValue(Problem.of(
                    Code.INVALID_VALUE,
                    field.column().label() + " is null",
                    "the field is never null",
                    "give a value, or make the component @Nullable"));
        }
        return given;
    }

    /** A value as the type of its field, or null; for generated code. */
    @SuppressWarnings("unchecked") // values stand in the order of the fields they are for
    protected static <T> @Nullable T optional(Column<?, T> field, @Nullable Object value) {
        return (T) value;
    }

    final Subject<E> subject() {
        Fields<E> known = subject;
        if (known == null) {
            known = new Fields<>(this);
            subject = known;
        }
        return known;
    }

    final List<Integer> identity() {
        List<ColumnDefinition> all = definitions();
        return IntStream.range(0, all.size())
                .filter(position -> all.get(position).key() >= 0)
                .boxed()
                .toList();
    }

    /** The fields as what a changeset changes. */
    static final class Fields<E> extends Subject<E> {

        private final EmbeddedFields<E, ?> fields;
        private final List<ColumnDefinition> definitions;

        private Fields(EmbeddedFields<E, ?> fields) {
            this.fields = fields;
            this.definitions = fields.definitions();
        }

        @Override
        String label() {
            return fields.source.label();
        }

        @Override
        List<? extends Column<?, ?>> columns() {
            return fields.columns();
        }

        @Override
        List<ColumnDefinition> definitions() {
            return definitions;
        }

        @Override
        String name(int position) {
            return definitions.get(position).component();
        }

        @Override
        boolean isNullable(int position) {
            return definitions.get(position).nullable();
        }

        @Override
        boolean isSensitive(int position) {
            return definitions.get(position).sensitive();
        }

        @Override
        String declared(int position) {
            return definitions.get(position).sqlType();
        }

        @Override
        E make(@Nullable Object[] values, @Nullable E from) {
            return fields.create(values);
        }
    }
}

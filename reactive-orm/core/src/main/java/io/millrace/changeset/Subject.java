package io.millrace.changeset;

import io.millrace.column.Column;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.table.ColumnDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a changeset changes: columns in an order, and what their values become together.
 *
 * @param <R> what they become
 */
abstract sealed class Subject<R> permits TableSubject, FieldSubject, EmbeddedFields.Fields {

    /** What it is called in messages. */
    abstract String label();

    abstract List<? extends Column<?, ?>> columns();

    /** What is declared of each column; empty where nothing is. */
    abstract List<ColumnDefinition> definitions();

    /** The name that an input has for the column. */
    abstract String name(int position);

    abstract boolean isNullable(int position);

    abstract boolean isSensitive(int position);

    /** The column's type as it was declared; empty where nothing is known. */
    abstract String declared(int position);

    /** Whether the column holds a list, of which an input has the items. */
    final boolean isList(int position) {
        return columns().get(position).type().baseName().endsWith("[]");
    }

    /** The same changes may be of the other one's columns as well; for those of one kind. */
    Subject<R> joined(Subject<R> other) {
        return this;
    }

    /** The values together, with what no column holds taken from another one. */
    abstract R make(@Nullable Object[] values, @Nullable R from);

    /** What was made, with the rows of relations that it holds. */
    R related(R made, List<RelatedChanges<?>> related) {
        return made;
    }

    final int size() {
        return columns().size();
    }

    /**
     * Where a column stands.
     *
     * @throws InvalidQuery where it is a column of something else
     */
    final int position(Column<?, ?> column) {
        List<? extends Column<?, ?>> columns = columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i) == column) {
                return i;
            }
        }
        String name = column.column().name();
        String label = column.column().source().label();
        for (int i = 0; i < columns.size(); i++) {
            ColumnNode own = columns.get(i).column();
            if (own.name().equals(name) && own.source().label().equals(label)) {
                return i;
            }
        }
        throw foreign(column.column(), this);
    }

    static InvalidQuery foreign(ColumnNode column, Subject<?> subject) {
        return new InvalidQuery(Problem.of(
                Code.INVALID_ARGUMENT,
                column.label() + " is no field of these changes",
                "they are changes of " + subject.label(),
                "use a column of " + subject.label()));
    }
}

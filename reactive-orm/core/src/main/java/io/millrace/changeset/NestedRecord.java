package io.millrace.changeset;

import io.millrace.column.Column;
import io.millrace.error.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records that are embedded in a column: what becomes of them is the column's value. */
final class NestedRecord<R, X> extends Nested<R, X> {

    private final Column<? super R, ?> column;
    private final EmbeddedFields<X, ?> fields;
    private final boolean many;

    NestedRecord(Column<? super R, ?> column, EmbeddedFields<X, ?> fields, boolean many, Options<X> options) {
        super(options);
        this.column = column;
        this.fields = fields;
        this.many = many;
    }

    @Override
    Nested<R, X> with(Options<X> other) {
        return new NestedRecord<>(column, fields, many, other);
    }

    @Override
    String label() {
        return column.column().label();
    }

    @Override
    String name(State<R> state) {
        return state.subject().name(position(state));
    }

    @Override
    boolean isMany() {
        return many;
    }

    @Override
    boolean takesNull(State<R> state) {
        return !many || state.subject().isNullable(position(state));
    }

    @Override
    Subject<X> subject() {
        return fields.subject();
    }

    @Override
    @Nullable Object[] values(X row) {
        return fields.values(row);
    }

    @Override
    @SuppressWarnings("unchecked") // the column's type is that of the fields' record, or a list of it
    List<X> before(State<R> state) {
        if (options.among() != null) {
            return options.among();
        }
        Object value = state.value(position(state));
        if (value == null) {
            return List.of();
        }
        return many ? (List<X>) value : List.of((X) value);
    }

    @Override
    List<Integer> identity(State<R> state) {
        return fields.identity();
    }

    @Override
    boolean takesKeys() {
        return true;
    }

    @Override
    State<R> store(State<R> state, Arranged<X> arranged) {
        int position = position(state);
        String name = name(state);
        State<R> next = state.without(name);
        List<X> values = new ArrayList<>();
        List<String> unknown = new ArrayList<>(state.unknown());
        boolean valid = true;
        for (int i = 0; i < arranged.changes().size(); i++) {
            Changeset<X> one = arranged.changes().get(i).complete();
            List<String> path = many ? List.of(name, arranged.places().get(i)) : List.of(name);
            for (FieldError error : one.errors()) {
                next = next.error(NestedCast.under(path, error));
            }
            String prefix = String.join(".", path) + ".";
            unknown.addAll(one.unknown().stream().map(prefix::concat).toList());
            if (one.isPending()) {
                next = next.beside(next.beside()
                        .later((changes, taken) -> one.findings(taken).map(error -> NestedCast.under(path, error))));
            }
            valid &= one.isValid();
            if (one.isValid()) {
                values.add(one.apply());
            }
        }
        next = next.unknown(List.copyOf(unknown));
        if (!valid) {
            return next;
        }
        values.addAll(arranged.left());
        if (many) {
            return next.put(position, List.copyOf(values));
        }
        if (!values.isEmpty()) {
            return next.put(position, values.get(0));
        }
        return state.subject().isNullable(position)
                ? next.put(position, null)
                : next.error(FieldError.of(name, "required", "is required"));
    }

    private int position(State<R> state) {
        return state.subject().position(column);
    }
}

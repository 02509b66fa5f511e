package io.millrace.changeset;

import io.millrace.error.FieldError;
import io.millrace.internal.value.StoredValue;
import io.millrace.table.Insertable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a changeset holds. Immutable: the arrays are never written to once they are here.
 *
 * @param subject what is changed
 * @param row the row that is changed, or null for a new one
 * @param before the values of that row; null for a new one
 * @param changes a new value for each column, or {@link #UNSET}
 * @param params the input that was cast, where there was one
 * @param unknown the names in the input that were not cast
 * @param errors what is wrong
 * @param rules what violated constraints mean
 * @param beside what few changes have: checks whose answers come later, rows of relations, work
 */
@SuppressWarnings("ArrayRecordComponent") // kept inside of this package, and never written to
record State<R>(
        Subject<R> subject,
        @Nullable R row,
        @Nullable Object @Nullable [] before,
        @Nullable Object[] changes,
        @Nullable Params params,
        List<String> unknown,
        List<FieldError> errors,
        List<Constraint.Rule> rules,
        Beside<R> beside) {

    static final Object UNSET = new Object();

    static <R> State<R> of(Subject<R> subject, @Nullable R row, @Nullable Object @Nullable [] before) {
        @Nullable Object[] changes = new @Nullable Object[subject.size()];
        Arrays.fill(changes, UNSET);
        return new State<>(subject, row, before, changes, null, List.of(), List.of(), List.of(), Beside.none());
    }

    boolean isChanged(int position) {
        return changes[position] != UNSET;
    }

    /** The new value, or the one from before; null where there is none. */
    @Nullable Object value(int position) {
        if (isChanged(position)) {
            return changes[position];
        }
        return before == null ? null : before[position];
    }

    /** With another value, which is no change where the row has it already. */
    State<R> put(int position, @Nullable Object value) {
        @Nullable Object[] copy = changes.clone();
        copy[position] = changed(position, value);
        return changing(copy);
    }

    /** A value, or {@link #UNSET} where the row has it already. */
    @Nullable Object changed(int position, @Nullable Object value) {
        return before != null && same(before[position], value) ? UNSET : value;
    }

    /** With every value that is given. */
    State<R> filled(Insertable<R> given) {
        @Nullable Object[] copy = changes.clone();
        for (int i = 0; i < copy.length; i++) {
            if (given.hasValueAt(i)) {
                copy[i] = changed(i, given.valueAt(i));
            }
        }
        return changing(copy);
    }

    List<RelatedChanges<?>> related() {
        return beside.related();
    }

    boolean isValid() {
        if (!errors.isEmpty()) {
            return false;
        }
        for (int i = 0; i < related().size(); i++) {
            if (!related().get(i).isValid()) {
                return false;
            }
        }
        return true;
    }

    State<R> changing(@Nullable Object[] all) {
        return new State<>(subject, row, before, all, params, unknown, errors, rules, beside);
    }

    State<R> beside(Beside<R> other) {
        return new State<>(subject, row, before, changes, params, unknown, errors, rules, other);
    }

    /** With an input, of which nothing is cast yet but what tells the record from others. */
    State<R> reading(Params input, List<String> identity) {
        List<String> notCast =
                input.names().stream().filter(name -> !identity.contains(name)).toList();
        return cast(input, notCast, changes, List.of());
    }

    /** With names of the input that were cast after all. */
    State<R> known(@Nullable String... names) {
        List<@Nullable String> cast = Arrays.asList(names);
        return unknown(unknown.stream().filter(name -> !cast.contains(name)).toList());
    }

    State<R> unknown(List<String> notCast) {
        return new State<>(subject, row, before, changes, params, notCast, errors, rules, beside);
    }

    /** Without the errors of a field and of what is inside of it. */
    State<R> without(String field) {
        if (errors.isEmpty()) {
            return this;
        }
        List<FieldError> others = errors.stream()
                .filter(error -> error.path().isEmpty() || !error.path().get(0).equals(field))
                .toList();
        return new State<>(subject, row, before, changes, params, unknown, others, rules, beside);
    }

    /** With what becomes of the rows of a relation, instead of what was to become of them before. */
    State<R> relating(RelatedChanges<?> changed) {
        return beside(beside.relating(List.of(changed)));
    }

    /** With all relations changed in one way. */
    State<R> related(List<RelatedChanges<?>> all) {
        return beside(beside.related(all));
    }

    State<R> cast(Params input, List<String> notCast, @Nullable Object[] all, List<FieldError> found) {
        return new State<>(subject, row, before, all, input, notCast, joined(errors, found), rules, beside);
    }

    State<R> error(FieldError error) {
        return new State<>(subject, row, before, changes, params, unknown, added(errors, error), rules, beside);
    }

    State<R> rule(Constraint.Rule rule) {
        return new State<>(subject, row, before, changes, params, unknown, errors, added(rules, rule), beside);
    }

    /** Both, the other one's changes over these, be they of the same fields or not; what the row has already is no change. */
    State<R> merge(State<R> other) {
        Subject<R> both = subject.joined(other.subject);
        @Nullable Object[] all = Arrays.copyOf(changes, both.size());
        Arrays.fill(all, changes.length, all.length, UNSET);
        for (int i = 0; i < other.changes.length; i++) {
            if (other.isChanged(i)) {
                int position = both.position(other.subject.columns().get(i));
                all[position] = changed(position, other.changes[i]);
            }
        }
        return new State<>(
                both,
                row,
                before,
                all,
                other.params == null ? params : other.params,
                unknown(other),
                united(errors, other.errors),
                united(rules, other.rules),
                beside.joined(other.beside));
    }

    /** Of one input, what neither of the two has cast; of two inputs, what each of them was left with. */
    private List<String> unknown(State<R> other) {
        return params != null && params == other.params
                ? unknown.stream().filter(other.unknown::contains).toList()
                : united(unknown, other.unknown);
    }

    /** Whether the database keeps both as the same value. */
    static boolean same(@Nullable Object one, @Nullable Object other) {
        return Objects.deepEquals(one, other) || Objects.equals(StoredValue.of(one), StoredValue.of(other));
    }

    /** All of one list, and what only the other has. */
    private static <T> List<T> united(List<T> list, List<T> more) {
        return joined(list, more.stream().filter(one -> !list.contains(one)).toList());
    }

    /** Both, where they may begin alike because one was made of the other, or both of a third. */
    static <T> List<T> continued(List<T> list, List<T> more) {
        int alike = 0;
        while (alike < list.size() && alike < more.size() && list.get(alike) == more.get(alike)) {
            alike++;
        }
        return joined(list, more.subList(alike, more.size()));
    }

    static <T> List<T> added(List<T> list, T one) {
        return joined(list, List.of(one));
    }

    static <T> List<T> joined(List<T> list, List<T> more) {
        if (more.isEmpty()) {
            return list;
        }
        List<T> longer = new ArrayList<>(list.size() + more.size());
        longer.addAll(list);
        longer.addAll(more);
        return List.copyOf(longer);
    }
}

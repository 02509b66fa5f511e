package io.millrace.changeset;

import io.millrace.error.FieldError;
import java.math.BigDecimal;
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
 * @param later what is checked when everything else is right
 * @param questions columns whose values are to be unique together, to be asked of the database first
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
        List<ConstraintRule> rules,
        List<LaterCheck<R>> later,
        List<List<Integer>> questions) {

    static final Object UNSET = new Object();

    static <R> State<R> of(Subject<R> subject, @Nullable R row, @Nullable Object @Nullable [] before) {
        @Nullable Object[] changes = new @Nullable Object[subject.size()];
        Arrays.fill(changes, UNSET);
        return new State<>(subject, row, before, changes, null, List.of(), List.of(), List.of(), List.of(), List.of());
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
        copy[position] = before != null && same(before[position], value) ? UNSET : value;
        return changing(copy);
    }

    State<R> changing(@Nullable Object[] all) {
        return new State<>(subject, row, before, all, params, unknown, errors, rules, later, questions);
    }

    State<R> cast(Params input, List<String> notCast, @Nullable Object[] all, List<FieldError> found) {
        return new State<>(subject, row, before, all, input, notCast, joined(errors, found), rules, later, questions);
    }

    State<R> error(FieldError error) {
        return new State<>(
                subject, row, before, changes, params, unknown, added(errors, error), rules, later, questions);
    }

    State<R> rule(ConstraintRule rule) {
        return new State<>(
                subject, row, before, changes, params, unknown, errors, added(rules, rule), later, questions);
    }

    State<R> later(LaterCheck<R> check) {
        return new State<>(
                subject, row, before, changes, params, unknown, errors, rules, added(later, check), questions);
    }

    State<R> question(List<Integer> columns) {
        return new State<>(
                subject, row, before, changes, params, unknown, errors, rules, later, added(questions, columns));
    }

    /** Both, the other one's changes over these. */
    State<R> merge(State<R> other) {
        @Nullable Object[] all = changes.clone();
        for (int i = 0; i < all.length; i++) {
            if (other.isChanged(i)) {
                all[i] = other.changes[i];
            }
        }
        return new State<>(
                subject,
                row,
                before,
                all,
                other.params == null ? params : other.params,
                joined(unknown, other.unknown),
                joined(errors, other.errors),
                joined(rules, other.rules),
                joined(later, other.later),
                joined(questions, other.questions));
    }

    /** Numbers with a point are the same whatever their number of zeros; arrays where their elements are. */
    static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof BigDecimal number && other instanceof BigDecimal that) {
            return number.compareTo(that) == 0;
        }
        return Objects.deepEquals(one, other);
    }

    private static <T> List<T> added(List<T> list, T one) {
        return joined(list, List.of(one));
    }

    private static <T> List<T> joined(List<T> list, List<T> more) {
        if (more.isEmpty()) {
            return list;
        }
        List<T> longer = new ArrayList<>(list.size() + more.size());
        longer.addAll(list);
        longer.addAll(more);
        return List.copyOf(longer);
    }
}

package io.millrace.changeset;

import io.millrace.column.Column;
import io.millrace.error.FieldError;
import io.millrace.table.Relation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is checked of a changeset without asking anybody. Every check is made, whatever others have found. But for {@link
 * #required} they look at new values only, and never at null.
 */
abstract sealed class Checks<R> extends Nesting<R> permits Constrained {

    Checks(State<R> state) {
        super(state);
    }

    /** These columns have a value, in the input or in the row: code {@code required}. A blank text is none. */
    @SafeVarargs
    public final Changeset<R> required(Column<? super R, ?> first, Column<? super R, ?>... more) {
        State<R> next = required(state, first);
        for (Column<? super R, ?> column : more) {
            next = required(next, column);
        }
        return next.errors().size() == state.errors().size() ? same() : with(next);
    }

    private static <R> State<R> required(State<R> from, Column<? super R, ?> column) {
        int position = from.subject().position(column);
        Object value = from.value(position);
        if (value != null && !(value instanceof String text && text.isBlank())) {
            return from;
        }
        String field = from.subject().name(position);
        boolean known = from.errors().stream().anyMatch(error -> error.path().equals(List.of(field)));
        return known ? from : from.error(FieldError.of(field, "required", "is required"));
    }

    /** The text has so many characters: code {@code length}. */
    public final Changeset<R> length(Column<? super R, String> column, int min, int max) {
        return length(column, Length.between(min, max));
    }

    /** The text is so long: code {@code length}. */
    public final Changeset<R> length(Column<? super R, String> column, Length length) {
        return found(column, (field, text) -> length.check(field, text));
    }

    /** The list has so many items: code {@code length}. */
    public final Changeset<R> items(Column<? super R, ? extends Collection<?>> column, Length length) {
        return found(column, (field, items) -> length.check(field, items.size()));
    }

    /** So many rows are related afterwards: code {@code length}. Looked at where they were cast or put. */
    public final Changeset<R> items(Relation<R, ?> relation, Length length) {
        for (RelatedChanges<?> related : state.related()) {
            if (related.name().equals(relation.name())) {
                FieldError error = length.check(related.name(), related.size());
                return error == null ? same() : with(state.error(error));
            }
        }
        return same();
    }

    /** The whole text matches: code {@code format}. A text that is too much for the pattern does not. */
    public final Changeset<R> format(Column<? super R, String> column, Pattern pattern) {
        return check(column, text -> matches(pattern, text), "format", "has not the right format", Map.of());
    }

    private static boolean matches(Pattern pattern, String text) {
        try {
            return pattern.matcher(text).matches();
        } catch (StackOverflowError tooMuch) {
            return false;
        }
    }

    /** The value is one of these: code {@code inclusion}. */
    @SafeVarargs
    public final <T> Changeset<R> oneOf(Column<? super R, T> column, T first, T... more) {
        List<T> allowed = list(first, more);
        return check(column, value -> contains(allowed, value), "inclusion", "is not one of those allowed", Map.of());
    }

    /** The value is none of these: code {@code exclusion}. */
    @SafeVarargs
    public final <T> Changeset<R> noneOf(Column<? super R, T> column, T first, T... more) {
        List<T> reserved = list(first, more);
        return check(column, value -> !contains(reserved, value), "exclusion", "is reserved", Map.of());
    }

    /** Every item of the list is one of these: code {@code subset}. */
    @SafeVarargs
    public final <T> Changeset<R> subset(Column<? super R, List<T>> column, T first, T... more) {
        List<T> allowed = list(first, more);
        return check(
                column,
                items -> items.stream().allMatch(item -> contains(allowed, item)),
                "subset",
                "has an item that is not allowed",
                Map.of());
    }

    /** The number is not less than this one: code {@code number}. */
    public final Changeset<R> min(Column<? super R, ? extends Number> column, Number least) {
        return number(column, order(least, 0, 1), "must be at least {number}", least);
    }

    /** The number is not more than this one: code {@code number}. */
    public final Changeset<R> max(Column<? super R, ? extends Number> column, Number most) {
        return number(column, order(most, 0, -1), "must be at most {number}", most);
    }

    /** The number is more than this one: code {@code number}. */
    public final Changeset<R> moreThan(Column<? super R, ? extends Number> column, Number bound) {
        return number(column, order(bound, 1, 1), "must be more than {number}", bound);
    }

    /** The number is less than this one: code {@code number}. */
    public final Changeset<R> lessThan(Column<? super R, ? extends Number> column, Number bound) {
        return number(column, order(bound, -1, -1), "must be less than {number}", bound);
    }

    /**
     * The input has the same text once more, under the field's name with {@code Confirmation} behind it: code {@code
     * confirmation}, on that name.
     */
    public final Changeset<R> confirmed(Column<? super R, String> column) {
        int position = state.subject().position(column);
        Params params = state.params();
        String name = state.subject().name(position);
        if (params == null
                || !params.has(name)
                || Objects.equals(params.get(name), params.get(name + "Confirmation"))) {
            return same();
        }
        return with(state.error(FieldError.of(name + "Confirmation", "confirmation", "is not the same as before")));
    }

    /** The input says yes to something that no column keeps, such as terms of use: code {@code acceptance}. */
    public final Changeset<R> accepted(String name) {
        Object answer = state.params() == null ? null : state.params().get(name);
        boolean yes = Boolean.TRUE.equals(answer) || "true".equals(answer) || "on".equals(answer) || "1".equals(answer);
        return yes ? same() : with(state.error(FieldError.of(name, "acceptance", "must be accepted")));
    }

    /** The column gets another value than the row has: code {@code changed}. */
    public final Changeset<R> changed(Column<? super R, ?> column) {
        int position = state.subject().position(column);
        return state.isChanged(position)
                ? same()
                : with(state.error(FieldError.of(state.subject().name(position), "changed", "has not changed")));
    }

    /** The value passes a test of the caller's: code {@code check}, with these words. */
    public final <T> Changeset<R> check(Column<? super R, T> column, Predicate<? super T> test, String words) {
        return check(column, test, "check", words, Map.of());
    }

    /** The changes together pass a test of the caller's: code {@code check} on a column, with these words. */
    public final Changeset<R> checkAll(
            Predicate<? super Changeset<R>> test, Column<? super R, ?> column, String words) {
        return test.test(same()) ? same() : error(column, "check", words);
    }

    /** With an error of a column, found elsewhere. */
    public final Changeset<R> error(Column<? super R, ?> column, String code, String words) {
        return error(FieldError.of(state.subject().name(state.subject().position(column)), code, words));
    }

    /** With an error, found elsewhere. */
    public final Changeset<R> error(FieldError error) {
        return with(state.error(error));
    }

    private <N extends Number> Changeset<R> number(
            Column<? super R, N> column, Predicate<Number> test, String words, Number bound) {
        return check(column, test, "number", words, Map.of("number", bound));
    }

    /** A number that compares with the bound in one of two ways; NaN does in none. */
    private static Predicate<Number> order(Number bound, int one, int other) {
        if (isWhole(bound)) {
            return number -> {
                int sign = isWhole(number)
                        ? Long.compare(number.longValue(), bound.longValue())
                        : sign(number, new BigDecimal(bound.toString()));
                return sign == one || sign == other;
            };
        }
        BigDecimal exact = new BigDecimal(bound.toString());
        return number -> {
            int sign = sign(number, exact);
            return sign == one || sign == other;
        };
    }

    /** How a number compares with another one: -1, 0 or 1; what is no number, in no way. */
    private static int sign(Number number, BigDecimal exact) {
        boolean finite = number instanceof BigDecimal || Double.isFinite(number.doubleValue());
        return finite ? Integer.signum(new BigDecimal(number.toString()).compareTo(exact)) : Integer.MIN_VALUE;
    }

    private static boolean isWhole(Number number) {
        return number instanceof Integer || number instanceof Long || number instanceof Short;
    }

    private <T> Changeset<R> check(
            Column<? super R, T> column,
            Predicate<? super T> test,
            String code,
            String words,
            Map<String, Object> with) {
        return found(
                column, (field, value) -> test.test(value) ? null : new FieldError(List.of(field), code, words, with));
    }

    private <T> Changeset<R> found(Column<? super R, T> column, Finding<T> finding) {
        int position = state.subject().position(column);
        @SuppressWarnings("unchecked") // values were cast to the types of their columns
        T value = state.isChanged(position) ? (T) state.changes()[position] : null;
        if (value == null) {
            return same();
        }
        FieldError error = finding.error(state.subject().name(position), value);
        return error == null ? same() : with(state.error(error));
    }

    private static <T> boolean contains(List<T> all, T value) {
        return all.stream().anyMatch(one -> State.same(one, value));
    }

    @SafeVarargs
    private static <T> List<T> list(T first, T... more) {
        List<T> list = new ArrayList<>(more.length + 1);
        list.add(first);
        list.addAll(Arrays.asList(more));
        return list;
    }

    @FunctionalInterface
    private interface Finding<T> {

        @Nullable FieldError error(String field, T value);
    }
}

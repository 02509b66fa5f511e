package io.millrace.type;

import org.jspecify.annotations.Nullable;

/**
 * A range of values, as PostgreSQL keeps it: empty, or from one bound to another, each of them inside, outside or
 * missing.
 *
 * <p>Equal where all parts are the same. PostgreSQL rewrites ranges of whole numbers and of days so that the lower bound
 * is inside and the upper outside: {@code [1,3]} comes back as {@code [1,4)}.
 *
 * @param lower the lower bound, or null where there is none
 * @param lowerInside whether the lower bound itself is in the range; false where there is none
 * @param upper the upper bound, or null where there is none
 * @param upperInside whether the upper bound itself is in the range; false where there is none
 * @param isEmpty whether no value at all is in the range; there are no bounds then
 * @param <T> the Java type of the values
 */
public record Range<T>(
        @Nullable T lower, boolean lowerInside, @Nullable T upper, boolean upperInside, boolean isEmpty) {

    public Range {
        if (isEmpty && (lower != null || upper != null)) {
            throw new IllegalArgumentException("an empty range has no bounds");
        }
        if ((lower == null && lowerInside) || (upper == null && upperInside)) {
            throw new IllegalArgumentException("a bound that is missing is not inside");
        }
    }

    /** From a value on and before another: {@code [lower,upper)}. */
    public static <T> Range<T> closedOpen(T lower, T upper) {
        return new Range<>(lower, true, upper, false, false);
    }

    /** From a value to another, both inside: {@code [lower,upper]}. */
    public static <T> Range<T> closed(T lower, T upper) {
        return new Range<>(lower, true, upper, true, false);
    }

    /** Between two values, neither inside: {@code (lower,upper)}. */
    public static <T> Range<T> open(T lower, T upper) {
        return new Range<>(lower, false, upper, false, false);
    }

    /** After a value and up to another: {@code (lower,upper]}. */
    public static <T> Range<T> openClosed(T lower, T upper) {
        return new Range<>(lower, false, upper, true, false);
    }

    /** From a value on: {@code [lower,)}. */
    public static <T> Range<T> atLeast(T lower) {
        return new Range<>(lower, true, null, false, false);
    }

    /** After a value: {@code (lower,)}. */
    public static <T> Range<T> greaterThan(T lower) {
        return new Range<>(lower, false, null, false, false);
    }

    /** Up to a value: {@code (,upper]}. */
    public static <T> Range<T> atMost(T upper) {
        return new Range<>(null, false, upper, true, false);
    }

    /** Before a value: {@code (,upper)}. */
    public static <T> Range<T> lessThan(T upper) {
        return new Range<>(null, false, upper, false, false);
    }

    /** Every value: {@code (,)}. */
    public static <T> Range<T> all() {
        return new Range<>(null, false, null, false, false);
    }

    /** No value: {@code empty}. */
    public static <T> Range<T> empty() {
        return new Range<>(null, false, null, false, true);
    }
}

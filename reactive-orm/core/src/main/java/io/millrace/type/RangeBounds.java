package io.millrace.type;

import io.millrace.error.InvalidValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/** Which ranges PostgreSQL can hold. */
final class RangeBounds {

    private RangeBounds() {}

    /**
     * Checks a range that is not empty.
     *
     * @throws InvalidValue where it ends before it begins, or PostgreSQL, which keeps ranges of whole
     *     numbers and of days up to the one after their last, cannot write that one
     */
    static void check(String type, Range<?> range) {
        Object lower = range.lower();
        Object upper = range.upper();
        if (lower != null && upper != null && order(lower, upper) > 0) {
            throw Refused.value(
                    type, "its lower bound comes after its upper one", "change the two: Range.closedOpen(first, last)");
        }
        if (!range.lowerInside() && isLast(lower)) {
            throw unwritable(type, "write that nothing is meant: Range.empty()");
        }
        if (range.upperInside() && isLast(upper)) {
            String rest = range.lowerInside() ? "Range.atLeast(first)" : "Range.greaterThan(first)";
            throw unwritable(type, "leave the bound away: " + (lower == null ? "Range.all()" : rest));
        }
    }

    private static InvalidValue unwritable(String type, String fix) {
        return Refused.value(type, "PostgreSQL writes it with the value after this bound, and there is none", fix);
    }

    /** What PostgreSQL orders as Java does: not texts, whose order is their collation's. */
    private static int order(Object lower, Object upper) {
        if (lower instanceof Number && upper instanceof Number) {
            return isFinite(lower) && isFinite(upper)
                    ? new BigDecimal(lower.toString()).compareTo(new BigDecimal(upper.toString()))
                    : 0;
        }
        return lower instanceof Temporal && lower.getClass() == upper.getClass() ? compared(lower, upper) : 0;
    }

    @SuppressWarnings("unchecked") // dates, times and moments are compared with their like
    private static int compared(Object lower, Object upper) {
        return lower instanceof Comparable<?> first ? ((Comparable<Object>) first).compareTo(upper) : 0;
    }

    private static boolean isFinite(Object number) {
        return !(number instanceof Double twice && !Double.isFinite(twice))
                && !(number instanceof Float single && !Float.isFinite(single));
    }

    private static boolean isLast(@Nullable Object bound) {
        return bound instanceof Integer number
                ? number == Integer.MAX_VALUE
                : bound instanceof Long big
                        ? big == Long.MAX_VALUE
                        : bound instanceof LocalDate day && day.equals(Temporals.LAST_DAY);
    }
}

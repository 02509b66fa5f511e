package io.millrace.expr;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Text;
import io.millrace.type.Interval;
import io.millrace.type.Types;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Amounts of a unit of time as parts of a statement.
 *
 * <p>A whole amount is sent as one interval. A fraction is multiplied by the database, which turns a part of a month into
 * days and a part of a day into time: half a month is 15 days.
 */
public final class Span {

    private Span() {}

    /** An interval. */
    public static Node of(Interval interval) {
        return new Parameter<>(Types.INTERVAL, interval, "interval");
    }

    /** So many of a unit. */
    public static Node of(long amount, ChronoUnit unit) {
        return of(interval(amount, unit));
    }

    /** So many of a unit, and a part of one. */
    public static Node of(double amount, ChronoUnit unit) {
        return times(new Parameter<>(Types.FLOAT8, amount, "amount"), unit);
    }

    /** So many of a unit, and a part of one. */
    public static Node of(BigDecimal amount, ChronoUnit unit) {
        return times(new Parameter<>(Types.NUMERIC, amount, "amount"), unit);
    }

    /** As many of a unit as the database finds. */
    public static Node of(NumberExpr<?, ?, ?> amount, ChronoUnit unit) {
        return times(amount.node(), unit);
    }

    private static Node times(Node amount, ChronoUnit unit) {
        return new Infix(amount, "*", new Text("interval '" + one(unit) + "'"), Precedence.PRODUCT);
    }

    private static Interval interval(long amount, ChronoUnit unit) {
        try {
            return switch (unit) {
                case DAYS -> Interval.ofDays(Math.toIntExact(amount));
                case WEEKS -> Interval.ofDays(Math.toIntExact(Math.multiplyExact(amount, 7L)));
                case MONTHS -> Interval.ofMonths(Math.toIntExact(amount));
                case YEARS, DECADES, CENTURIES, MILLENNIA ->
                    Interval.ofMonths(Math.toIntExact(Math.multiplyExact(amount, months(unit))));
                default -> new Interval(0, 0, Math.multiplyExact(amount, microseconds(unit)));
            };
        } catch (ArithmeticException tooLarge) {
            throw refused(
                    "so many " + unit + " are more than an interval holds",
                    "it keeps months and days as ints, and microseconds as a long",
                    "use a larger unit, or a smaller amount",
                    tooLarge);
        }
    }

    private static long months(ChronoUnit unit) {
        return unit.getDuration().toSeconds() / ChronoUnit.MONTHS.getDuration().toSeconds();
    }

    private static long microseconds(ChronoUnit unit) {
        one(unit);
        return unit.getDuration().toNanos() / 1_000;
    }

    private static String one(ChronoUnit unit) {
        return switch (unit) {
            case MICROS -> "1 microsecond";
            case MILLIS -> "1 millisecond";
            case SECONDS -> "1 second";
            case MINUTES -> "1 minute";
            case HOURS -> "1 hour";
            case HALF_DAYS -> "12 hours";
            case DAYS -> "1 day";
            case WEEKS -> "1 week";
            case MONTHS -> "1 month";
            case YEARS -> "1 year";
            case DECADES -> "1 decade";
            case CENTURIES -> "1 century";
            case MILLENNIA -> "1 millennium";
            case NANOS, ERAS, FOREVER ->
                throw refused(
                        "an interval cannot be given in " + unit,
                        "PostgreSQL keeps intervals in months, days and microseconds",
                        "use a unit from ChronoUnit.MICROS to ChronoUnit.MILLENNIA",
                        null);
        };
    }

    private static InvalidQuery refused(String what, String because, String fix, @Nullable Throwable cause) {
        return new InvalidQuery(Problem.of(Code.INVALID_ARGUMENT, what, because, fix), cause);
    }
}

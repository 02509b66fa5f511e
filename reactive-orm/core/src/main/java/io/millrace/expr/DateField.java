package io.millrace.expr;

import java.util.Locale;

/** A part of a date or a time: what {@code date_trunc} cuts to and {@code extract} takes out. */
public enum DateField {
    MICROSECONDS(true),
    MILLISECONDS(true),
    SECOND(true),
    MINUTE(true),
    HOUR(true),
    DAY(true),
    /** The week of ISO 8601, which begins on a Monday. */
    WEEK(true),
    MONTH(true),
    QUARTER(true),
    YEAR(true),
    DECADE(true),
    CENTURY(true),
    MILLENNIUM(true),
    /** The day of the week, 0 for Sunday to 6. */
    DOW(false),
    /** The day of the week, 1 for Monday to 7. */
    ISODOW(false),
    /** The day of the year, from 1. */
    DOY(false),
    /** The year that the week of ISO 8601 belongs to. */
    ISOYEAR(false);

    private final boolean cutsTo;

    DateField(boolean cutsTo) {
        this.cutsTo = cutsTo;
    }

    /** Whether a time can be cut to it; the others can only be taken out. */
    public boolean isUnit() {
        return cutsTo;
    }

    /** The name in SQL. */
    public String sql() {
        return name().toLowerCase(Locale.ROOT);
    }
}

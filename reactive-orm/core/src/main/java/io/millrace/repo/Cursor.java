package io.millrace.repo;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Where a page begins. Immutable.
 *
 * <p>The text of a cursor is opaque and safe in a URL. It holds the values that one row has in the order's columns, in
 * the clear, so that whoever is given it can read them; sensitive columns are refused as an order of pages for that
 * reason. It is bound to the query's table and order, and refused anywhere else; filters may change between pages.
 */
public final class Cursor {

    private static final Cursor FIRST = new Cursor(Place.AFTER, null, 0);

    private final Place place;
    private final @Nullable String text;
    private final long offset;

    private Cursor(Place place, @Nullable String text, long offset) {
        this.place = place;
        this.text = text;
        this.offset = offset;
    }

    /** The beginning. */
    public static Cursor firstPage() {
        return FIRST;
    }

    /** The end: the page that nothing comes after. */
    public static Cursor lastPage() {
        return new Cursor(Place.BEFORE, null, 0);
    }

    /** Behind the page that gave this cursor as {@link Page#next()}; the beginning for null. */
    public static Cursor after(@Nullable String cursor) {
        return new Cursor(Place.AFTER, cursor, 0);
    }

    /** Before the page that gave this cursor as {@link Page#previous()}; the end for null. */
    public static Cursor before(@Nullable String cursor) {
        return new Cursor(Place.BEFORE, cursor, 0);
    }

    /**
     * Behind so many rows, by {@code offset}: the way to jump to a page by its number. PostgreSQL reads and drops the
     * rows before it, and rows that come and go in the meantime are seen twice or not at all. The page's own cursors
     * go on by key.
     *
     * @throws InvalidQuery where the number is negative
     */
    public static Cursor offset(long rows) {
        if (rows < 0) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_LIMIT,
                    "Cursor.offset(" + rows + ") is negative",
                    "a page cannot begin before the first row",
                    "Cursor.offset(0), or Cursor.firstPage()"));
        }
        return new Cursor(Place.OFFSET, null, rows);
    }

    Place place() {
        return place;
    }

    @Nullable String text() {
        return text;
    }

    long rows() {
        return offset;
    }

    /** On which side of what a page is. */
    enum Place {
        AFTER,
        BEFORE,
        OFFSET
    }
}

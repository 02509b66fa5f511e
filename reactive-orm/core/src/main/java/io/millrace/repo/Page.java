package io.millrace.repo;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a query, and how to get to those around them.
 *
 * @param items the rows, in the query's order
 * @param next the cursor of the page behind this one, for {@link Cursor#after}; null where no row comes after
 * @param previous the cursor of the page before this one, for {@link Cursor#before}; null on the first page. The page
 *     before may turn out empty, where its rows have been deleted since
 * @param hasMore whether rows come after this page
 * @param <T> what a row is read as
 */
public record Page<T>(
        List<T> items, @Nullable String next, @Nullable String previous, boolean hasMore) {

    public Page {
        items = List.copyOf(items);
    }

    /** The same page with other forms of its rows. */
    Page<T> with(List<T> others) {
        return new Page<>(others, next, previous, hasMore);
    }

    /** The same page with what a function makes of each row. */
    public <U> Page<U> map(Function<? super T, ? extends U> function) {
        return new Page<>(items.stream().<U>map(function).toList(), next, previous, hasMore);
    }
}

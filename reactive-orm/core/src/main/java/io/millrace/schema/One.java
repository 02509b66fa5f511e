package io.millrace.schema;

import io.millrace.error.NotLoaded;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A relation to at most one row, as a component of a record: loaded or not, and never loaded behind the reader's back.
 *
 * <p>Relations take no part in identity: all instances are equal and have one hash, so a row that was read with its
 * relation equals the same row read without. Compare {@link #optional()} to tell contents apart.
 *
 * @param <T> the record it leads to
 */
public sealed interface One<T> permits LoadedOne, MissingOne {

    /** The loaded row; null where there is none. */
    static <T> One<T> of(@Nullable T row) {
        return new LoadedOne<>(row);
    }

    /**
     * The relation of this name, not loaded.
     *
     * @param owner the record that has the relation, such as {@code Post}
     * @param name the relation's name, such as {@code user}
     */
    static <T> One<T> notLoaded(String owner, String name) {
        return new MissingOne<>(owner, name);
    }

    /** Whether it is known which row it is, or that there is none. */
    boolean isLoaded();

    /**
     * The row, or empty where there is none.
     *
     * @throws NotLoaded where the relation was not loaded
     */
    Optional<T> optional();

    /**
     * The row.
     *
     * @throws NotLoaded where the relation was not loaded
     * @throws java.util.NoSuchElementException where it was loaded and there is none
     */
    default T get() {
        return optional().orElseThrow();
    }
}

package io.millrace.schema;

import io.millrace.error.NotLoaded;
import java.util.List;

/**
 * A relation to many rows, as a component of a record: loaded or not, and never loaded behind the reader's back.
 *
 * <p>Relations take no part in identity: all instances are equal and have one hash, so a row that was read with its
 * relation equals the same row read without. Compare {@link #list()} to tell contents apart.
 *
 * @param <T> the record it leads to
 */
public sealed interface Many<T> permits LoadedMany, MissingMany {

    /** The loaded rows. */
    static <T> Many<T> of(List<? extends T> rows) {
        return new LoadedMany<>(List.copyOf(rows));
    }

    /**
     * The relation of this name, not loaded.
     *
     * @param owner the record that has the relation, such as {@code User}
     * @param name the relation's name, such as {@code posts}
     */
    static <T> Many<T> notLoaded(String owner, String name) {
        return new MissingMany<>(owner, name);
    }

    /** Whether the rows are there. */
    boolean isLoaded();

    /**
     * The rows, in the order they were loaded in; empty where there are none.
     *
     * @throws NotLoaded where the relation was not loaded
     */
    List<T> list();
}

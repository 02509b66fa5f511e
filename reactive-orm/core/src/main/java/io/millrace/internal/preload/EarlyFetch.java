package io.millrace.internal.preload;

import io.millrace.internal.exec.command.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a relation are fetched for keys that are known.
 *
 * @param <T> what is read of each row
 */
@FunctionalInterface
interface EarlyFetch<T> {

    /**
     * The statement for some keys.
     *
     * @param wanted finds their slots, from 0
     */
    Command<Child<T>> of(List<Object> keys, Wanted wanted);

    /** What these rows lead to, where it follows them; empty where nothing does. */
    default List<@Nullable Ahead<?>> below(List<Object> keys, Followers followers) {
        return List.of();
    }
}

package io.millrace.internal.preload;

import io.millrace.internal.exec.command.Command;
import java.util.List;

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
}

package io.millrace.preload;

import java.util.List;

/**
 * A relation to load with the rows of a record S: {@code USER.posts}, narrowed, ordered and limited as it may be, with
 * what is to be loaded of its own rows in turn.
 *
 * @param <S> the record whose relation it is
 */
@SuppressWarnings("UnusedTypeParameter") // preloads take only relations of the record that they load for
public interface Preload<S> {

    /** What is to be loaded, for a repo: one relation, or one for each of the records that it may lead to. */
    List<Branch<?>> branches();
}

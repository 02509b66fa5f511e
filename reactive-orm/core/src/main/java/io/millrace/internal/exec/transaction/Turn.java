package io.millrace.internal.exec.transaction;

import io.millrace.error.MillraceException;

/** Something that has arrived at a block and may have to wait there. On the link's thread. */
interface Turn {

    /** It is its turn. */
    void take();

    /** It never will be. */
    void refuse(MillraceException failure);

    /** Why it is refused after the block's end. */
    MillraceException tooLate();

    /** Whether nobody waits for it any more. */
    boolean isOver();

    /** Fails it if its own deadline has passed; true where it did. */
    default boolean expire(long now) {
        return false;
    }
}

package io.millrace.internal.exec.statement;

import io.millrace.internal.exec.link.Link;

/** A way on which a statement can be sent without waiting for the answer of another that it follows. */
public interface Followed extends Route {

    /**
     * Sends a statement that follows another, which was sent on a link: behind it there, or at the same time on another
     * link that has nothing to do. On the link's thread.
     *
     * @return false where as much is under way as may be, or the link takes nothing new: nothing was sent
     */
    boolean follow(Link link, Statement<?> statement);
}

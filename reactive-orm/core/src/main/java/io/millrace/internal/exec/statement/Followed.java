package io.millrace.internal.exec.statement;

import io.millrace.internal.exec.link.Link;

/** A way on which a statement can be sent right behind another. */
public interface Followed extends Route {

    /**
     * Sends a statement on a link behind what is under way there. On the link's thread.
     *
     * @return false where as much is under way there as may be, or the link takes nothing new: nothing was sent
     */
    boolean behind(Link link, Statement<?> statement);
}

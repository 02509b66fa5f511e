package io.millrace.internal.exec.link;

/** What a link tells whoever it belongs to; always on the link's thread. */
public interface Owner {

    /** An operation was answered, so there is room for another. */
    void roomOn(Link link);

    /** The deadline of an operation passed without an answer; the operation itself knows already. */
    void expiredOn(Link link, Operation operation);

    /** The link takes nothing new any more: it broke, or it was told to end. Called once. */
    void lost(Link link);

    /** The connection behind the link has ended as far as can be known. Called once, after {@link #lost}. */
    void ended(Link link);

    /**
     * Some time has passed while operations were in flight.
     *
     * @return whether to be called again even when nothing is in flight
     */
    boolean tick(Link link, long now);
}

package io.millrace.internal.exec.lane;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.link.Operation;

/** Who holds a lease, and what the lease tells it; always on the link's thread. */
public interface Tenant {

    /** The deadline of an operation passed without an answer; the operation itself knows already. */
    void expired(Operation operation);

    /** The connection is gone, or takes nothing new. What was in flight has been told, or is being told. */
    void lost();

    /** The lane ends, and the connection with it. */
    default void evicted(MillraceException failure) {}

    /** Some time has passed. */
    void tick(long now);
}

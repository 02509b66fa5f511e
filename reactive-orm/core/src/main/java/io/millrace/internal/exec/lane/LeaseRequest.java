package io.millrace.internal.exec.lane;

import io.millrace.error.MillraceException;

/** Who waits for a lease. */
public interface LeaseRequest {

    /** What it is for, in messages. */
    String operation();

    /** Here it is. On the link's thread, at most once; whoever no longer wants it gives it back at once. */
    void granted(Lease lease);

    /** There is none. At most once, and never after {@link #granted}. */
    void refused(MillraceException failure);
}

package io.millrace.internal.exec.link;

import io.millrace.error.ConnectFailed;

/** Who waits for a connection to be made; told once, on an event loop. */
public interface Opening {

    /** The connection is there. On the link's thread. */
    void opened(Link link);

    /** No address of the server answered. */
    void failed(ConnectFailed failure);
}

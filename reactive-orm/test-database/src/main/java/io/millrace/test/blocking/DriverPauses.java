package io.millrace.test.blocking;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** What the driver does on its event loops that Java calls blocking: each short, and not ours to change. */
public final class DriverPauses implements BlockHoundIntegration {

    /** Made by the service loader. */
    public DriverPauses() {}

    @Override
    public void applyTo(BlockHound.Builder builder) {
        // It names each cursor by a random UUID, for which Java reads a few bytes from the kernel.
        builder.allowBlockingCallsInside("io.vertx.sqlclient.impl.CursorImpl", "read");
        // A TLS context takes its seed from the kernel, once.
        builder.allowBlockingCallsInside("io.netty.handler.ssl.SslContextBuilder", "build");
        // When everything ends, the queue of a pool of threads is emptied under its lock.
        builder.allowBlockingCallsInside("io.vertx.core.internal.WorkerPool", "close");
    }
}

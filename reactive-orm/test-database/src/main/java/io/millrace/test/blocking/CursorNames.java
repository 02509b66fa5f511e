package io.millrace.test.blocking;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** The driver names each cursor by a random UUID, for which Java reads a few bytes from the kernel. */
public final class CursorNames implements BlockHoundIntegration {

    /** Made by the service loader. */
    public CursorNames() {}

    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.allowBlockingCallsInside("io.vertx.sqlclient.impl.CursorImpl", "read");
    }
}

package io.millrace.internal.exec;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** The subscribers of the Reactive Streams test kit keep what they hear in a queue with a lock. */
public final class TestKitLocks implements BlockHoundIntegration {

    /** Made by the service loader. */
    public TestKitLocks() {}

    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.allowBlockingCallsInside("org.reactivestreams.tck.TestEnvironment$Receptacle", "add");
        builder.allowBlockingCallsInside("org.reactivestreams.tck.TestEnvironment$Receptacle", "complete");
    }
}

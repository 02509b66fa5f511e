package io.millrace.test.blocking;

import java.util.List;
import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** Tells BlockHound which threads are event loops. BlockHound finds it by itself. */
public final class EventLoopThreads implements BlockHoundIntegration {

    private static final List<String> EVENT_LOOPS = List.of(
            "vert.x-eventloop-thread-",
            "multiThreadIoEventLoopGroup-",
            "nioEventLoopGroup-",
            "epollEventLoopGroup-",
            "reactor-http-",
            "reactor-tcp-");

    /** Made by the service loader. */
    public EventLoopThreads() {}

    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.nonBlockingThreadPredicate(known -> known.or(EventLoopThreads::isEventLoop));
        // A test's log goes to the console.
        builder.allowBlockingCallsInside("org.slf4j.simple.SimpleLogger", "write");
    }

    /** Whether a thread is an event loop, by its name. */
    static boolean isEventLoop(Thread thread) {
        String name = thread.getName();
        return EVENT_LOOPS.stream().anyMatch(name::startsWith);
    }
}

package io.millrace.mesher.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * Somebody who listens to a project, and what waits for them: at most so many messages. Where they are too slow for it, the
 * oldest are dropped, and they are told how many they missed. Telling never waits.
 */
final class Listener {

    private final int room;
    private final Deque<String> waiting = new ArrayDeque<>();
    private final AtomicInteger draining = new AtomicInteger();
    private final Flux<String> messages;
    private volatile LiveFilter filter = LiveFilter.ALL;
    private volatile boolean gone;
    private @Nullable FluxSink<String> sink;
    private long missed;

    Listener(int room, Runnable whenGone) {
        this.room = room;
        this.messages = Flux.create(
                opened -> {
                    synchronized (waiting) {
                        sink = opened;
                    }
                    opened.onRequest(more -> drain());
                    opened.onDispose(() -> {
                        gone = true;
                        whenGone.run();
                    });
                },
                FluxSink.OverflowStrategy.ERROR);
    }

    /** What they hear; to be subscribed once. */
    Flux<String> messages() {
        return messages;
    }

    void filter(LiveFilter another) {
        filter = another;
    }

    void tell(LiveMessage message) {
        if (!filter.lets(message)) {
            return;
        }
        synchronized (waiting) {
            if (waiting.size() == room) {
                waiting.removeFirst();
                missed++;
            }
            waiting.addLast(message.json());
        }
        drain();
    }

    private void drain() {
        if (draining.getAndIncrement() != 0) {
            return;
        }
        int rounds = 1;
        do {
            while (sendNext()) {
                // One at a time: what is told meanwhile finds its place behind the others.
            }
            rounds = draining.addAndGet(-rounds);
        } while (rounds != 0);
    }

    private boolean sendNext() {
        FluxSink<String> open;
        String next;
        synchronized (waiting) {
            open = sink;
            if (open == null || gone || open.requestedFromDownstream() == 0) {
                return false;
            }
            next = missed > 0 ? "{\"type\":\"missed\",\"count\":" + missed + "}" : waiting.pollFirst();
            missed = 0;
        }
        if (next == null) {
            return false;
        }
        open.next(next);
        return true;
    }
}

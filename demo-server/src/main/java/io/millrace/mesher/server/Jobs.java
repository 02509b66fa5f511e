package io.millrace.mesher.server;

import java.time.Duration;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is done again and again: each job one round after the other, and a round that fails does not end it. */
final class Jobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private final Disposable.Composite running = Disposables.composite();

    /** Runs a job now, and then in this interval. */
    void run(String name, Duration interval, Publisher<?> round) {
        running.add(Flux.interval(Duration.ZERO, interval)
                .onBackpressureDrop()
                .concatMap(
                        tick -> Flux.from(round).then().onErrorResume(failure -> {
                            LOG.warn("{} failed, and is tried again in {}: {}", name, interval, failure.getMessage());
                            return Mono.empty();
                        }),
                        1)
                .subscribe());
    }

    @Override
    public void close() {
        running.dispose();
    }
}

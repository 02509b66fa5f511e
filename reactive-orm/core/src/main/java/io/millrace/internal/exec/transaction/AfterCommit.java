package io.millrace.internal.exec.transaction;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** Runs what was asked for after a commit, one after the other, whatever becomes of each. */
final class AfterCommit {

    private static final Logger LOG = LoggerFactory.getLogger(AfterCommit.class);

    private AfterCommit() {}

    static void run(List<Mono<?>> callbacks, Context context, Runnable done) {
        Flux.fromIterable(callbacks)
                .concatMap(AfterCommit::guarded)
                .contextWrite(context)
                .subscribe(ignored -> {}, thrown -> done.run(), done);
    }

    private static Mono<Void> guarded(Mono<?> callback) {
        return callback.then().onErrorResume(thrown -> {
            LOG.warn("work after a commit failed: {}", thrown.getClass().getName(), thrown);
            return Mono.empty();
        });
    }
}

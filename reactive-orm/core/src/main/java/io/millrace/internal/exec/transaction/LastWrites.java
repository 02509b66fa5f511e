package io.millrace.internal.exec.transaction;

import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/** The last statements of a transaction, which are all sent as they are subscribed. */
final class LastWrites<T> extends Mono<T> {

    private final Block block;
    private final Mono<T> writes;

    LastWrites(Block block, Mono<T> writes) {
        this.block = block;
        this.writes = writes;
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        boolean alone = block.isQuiet();
        writes.subscribe(actual);
        if (alone) {
            block.commitBehind();
        }
    }
}

package io.millrace.repo;

import io.millrace.internal.exec.transaction.TransactionHandle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An open transaction, as its body sees it.
 *
 * <p>What the body composes finds the transaction in the Reactor Context by itself. The handle is for where the Context
 * gets lost: hot sources, futures, callbacks of other libraries. There is no method to roll back: an error does.
 */
public final class Transaction {

    private final TransactionHandle handle;

    Transaction(TransactionHandle handle) {
        this.handle = handle;
    }

    /**
     * The same work, in this transaction wherever it is subscribed. After the transaction's end it fails with {@link
     * io.millrace.error.TransactionEnded}.
     */
    public <T> Mono<T> run(Mono<T> work) {
        return handle.with(work);
    }

    /** The same work, in this transaction wherever it is subscribed; see {@link #run(Mono)}. */
    public <T> Flux<T> run(Flux<T> work) {
        return handle.with(work);
    }

    /** How many times the body has been started, this time included: 1 unless it is run again. */
    public int attempt() {
        return handle.attempt();
    }

    /**
     * Has something done once the outermost transaction has committed, before its value is emitted, in the order of the
     * calls. It runs outside of the transaction. Where it fails, the failure is logged, and the transaction stays
     * committed. Nothing is done where this transaction, or one around it, is undone.
     */
    public void afterCommit(Mono<?> work) {
        handle.afterCommit(work);
    }

    /** The same for what is done at once; it runs on an event loop and must not block. */
    public void afterCommit(Runnable work) {
        handle.afterCommit(Mono.fromRunnable(work));
    }
}

package io.millrace.internal.exec.transaction;

import io.millrace.error.ConstraintViolation;
import io.millrace.error.MillraceException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * A transaction as its body sees it. Whatever is subscribed inside the body finds the transaction in the Reactor Context
 * anyway; the handle is for where the Context gets lost.
 */
public final class TransactionHandle {

    private final Object key;
    private final Block block;
    private final int attempt;

    TransactionHandle(Object key, Block block, int attempt) {
        this.key = key;
        this.block = block;
        this.attempt = attempt;
    }

    /** How many times the body has been started in this subscription, this one included: 1 for the first. */
    public int attempt() {
        return attempt;
    }

    /** The same work, in this transaction wherever it is subscribed. */
    public <T> Mono<T> with(Mono<T> work) {
        return work.contextWrite(this::into);
    }

    /** The same work, in this transaction wherever it is subscribed. */
    public <T> Flux<T> with(Flux<T> work) {
        return work.contextWrite(this::into);
    }

    /**
     * Has something done once the outermost transaction has committed, outside of it, in the order of the calls. What it
     * emits is dropped; where it fails, the failure is logged and the transaction stays committed. Nothing is done where
     * this transaction, or one around it, is undone.
     */
    public void afterCommit(Mono<?> work) {
        block.link().run(() -> block.atCommit().afterwards(work));
    }

    /**
     * Says what a constraint means that is violated at COMMIT of the outermost transaction: null for nothing. The first
     * that means something is the failure of the transaction. Nothing is asked where this transaction is undone.
     */
    public void onViolation(Function<? super ConstraintViolation, ? extends @Nullable MillraceException> meaning) {
        block.link().run(() -> block.atCommit().onViolation(meaning::apply));
    }

    /**
     * The same work, as the last statements of this transaction: where that is safe, COMMIT is sent right behind them
     * and does not wait for their answers.
     *
     * <p>They are all sent as the work is subscribed, none of them after another's answer, and nothing is sent after
     * them. Whether the transaction commits is decided by the server alone, which undoes it where one of them fails: an
     * answer that is refused here comes too late. Inside another transaction it is no more than the work.
     */
    public <T> Mono<T> last(Mono<T> work) {
        return new LastWrites<>(block, work);
    }

    private Context into(Context context) {
        Block ambient = Ambient.find(context, key);
        return ambient != null && ambient.isWithin(block) ? context : context.put(key, block);
    }
}

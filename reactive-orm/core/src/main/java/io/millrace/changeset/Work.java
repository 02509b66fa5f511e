package io.millrace.changeset;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What is done beside the write of changes, in its transaction and after it.
 *
 * @param before gives the changes that are written then
 * @param after done with the row that was written, in the same transaction
 * @param committed done with it once the transaction has committed
 */
record Work<R>(
        List<Function<? super Changeset<R>, ? extends Mono<Changeset<R>>>> before,
        List<Function<? super R, ? extends Mono<?>>> after,
        List<Function<? super R, ? extends Mono<?>>> committed) {

    private static final Work<?> NONE = new Work<>(List.of(), List.of(), List.of());

    @SuppressWarnings("unchecked") // it does nothing with any record
    static <R> Work<R> none() {
        return (Work<R>) NONE;
    }

    Work<R> before(Function<? super Changeset<R>, ? extends Mono<Changeset<R>>> work) {
        return new Work<>(State.added(before, work), after, committed);
    }

    Work<R> after(Function<? super R, ? extends Mono<?>> work) {
        return new Work<>(before, State.added(after, work), committed);
    }

    Work<R> committed(Function<? super R, ? extends Mono<?>> work) {
        return new Work<>(before, after, State.added(committed, work));
    }

    boolean isNone() {
        return before.isEmpty() && after.isEmpty() && committed.isEmpty();
    }

    /** Both, these first; what both have from where they come is done once. */
    Work<R> joined(Work<R> other) {
        return new Work<>(
                State.continued(before, other.before),
                State.continued(after, other.after),
                State.continued(committed, other.committed));
    }

    /** The changes that are written. */
    Mono<Changeset<R>> prepared(Changeset<R> changes) {
        Mono<Changeset<R>> prepared = Mono.just(changes);
        for (Function<? super Changeset<R>, ? extends Mono<Changeset<R>>> each : before) {
            prepared = prepared.flatMap(each);
        }
        return prepared;
    }

    /** The row that was written, when the rest is done in its transaction and noted for after it. */
    Mono<R> finished(R row, Consumer<? super Mono<?>> afterCommit) {
        return Flux.fromIterable(after)
                .concatMap(each -> each.apply(row).then())
                .then(Mono.just(row))
                .doOnNext(done -> committed.forEach(each -> afterCommit.accept(Mono.defer(() -> each.apply(done)))));
    }
}

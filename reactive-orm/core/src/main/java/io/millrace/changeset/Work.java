package io.millrace.changeset;

import java.util.ArrayList;
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

    static <R> Work<R> none() {
        return new Work<>(List.of(), List.of(), List.of());
    }

    Work<R> before(Function<? super Changeset<R>, ? extends Mono<Changeset<R>>> work) {
        return new Work<>(added(before, work), after, committed);
    }

    Work<R> after(Function<? super R, ? extends Mono<?>> work) {
        return new Work<>(before, added(after, work), committed);
    }

    Work<R> committed(Function<? super R, ? extends Mono<?>> work) {
        return new Work<>(before, after, added(committed, work));
    }

    boolean isNone() {
        return before.isEmpty() && after.isEmpty() && committed.isEmpty();
    }

    /** The write with all of it around. */
    Mono<R> around(
            Changeset<R> changes,
            Function<? super Changeset<R>, ? extends Mono<R>> write,
            Consumer<? super Mono<?>> afterCommit) {
        Mono<Changeset<R>> prepared = Mono.just(changes);
        for (Function<? super Changeset<R>, ? extends Mono<Changeset<R>>> each : before) {
            prepared = prepared.flatMap(each);
        }
        return prepared.flatMap(ready -> ready.isValid() ? write.apply(ready) : Mono.error(ready.invalid()))
                .flatMap(row -> Flux.fromIterable(after)
                        .concatMap(each -> each.apply(row).then())
                        .then(Mono.just(row)))
                .doOnNext(row -> committed.forEach(each -> afterCommit.accept(Mono.defer(() -> each.apply(row)))));
    }

    private static <T> List<T> added(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return List.copyOf(longer);
    }
}

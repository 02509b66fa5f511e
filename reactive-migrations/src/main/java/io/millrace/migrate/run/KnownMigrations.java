package io.millrace.migrate.run;

import io.millrace.migrate.schema.Definition;
import io.vertx.core.Context;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The migrations that a run knows, in order. They are read when they are first asked for, and once: by the thread that
 * asks, and by another where that one must not block.
 */
public final class KnownMigrations {

    private final Mono<List<Definition>> all;

    /** Those that a source has, which blocks while it reads. */
    public KnownMigrations(Supplier<List<Definition>> source) {
        Mono<List<Definition>> read = Mono.fromSupplier(() -> read(source));
        this.all = Mono.defer(() -> mayBlock() ? read : read.subscribeOn(Schedulers.boundedElastic()))
                .cache();
    }

    /** What every comparison needs is worked out with them, while nobody waits for it. */
    private static List<Definition> read(Supplier<List<Definition>> source) {
        List<Definition> known = source.get();
        known.forEach(Definition::checksum);
        return known;
    }

    private static boolean mayBlock() {
        return !Schedulers.isInNonBlockingThread() && !Context.isOnEventLoopThread();
    }

    /** All of them; fails where they cannot be read, or are at odds with one another. */
    public Mono<List<Definition>> all() {
        return all;
    }

    /** Completes where one has this number, and fails where none has. */
    public Mono<Void> has(long version) {
        return all.flatMap(known -> known.stream().anyMatch(migration -> migration.version() == version)
                ? Mono.empty()
                : Mono.error(Ledger.unknown(version)));
    }

    /**
     * An answer of the server, which is asked first: they are read while it is on its way, by the thread that subscribes.
     * Where they cannot be, that is what is told, whatever the answer.
     */
    <T> Mono<T> meanwhile(Mono<T> answer) {
        Mono<T> asked = answer.onErrorResume(failure -> all.then(Mono.error(failure)));
        return Mono.zip(asked, all, (first, known) -> first);
    }
}

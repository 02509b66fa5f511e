package io.millrace.repo;

import io.millrace.internal.exec.setting.TransactionSettings;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A repo whose work is undone: a transaction around everything that {@link #repo()} does, which is never committed.
 *
 * <p>Inside, every statement and every transaction is a savepoint: a statement that fails undoes itself alone, a
 * transaction that fails undoes what it did, and what "commits" is seen by all that follows in the sandbox and by nobody
 * outside. All of it runs on one connection, one after the other. Two things differ from the world outside: a
 * transaction's own isolation and retries have no effect, and what was to be done after a commit is never done.
 *
 * <p>It is for tests, and for trying something out on real data. It ends after an hour at the latest.
 */
public final class Sandbox {

    private static final Duration LONGEST = Duration.ofHours(1);

    private final Repo repo;
    private final Sinks.Empty<Void> end;
    private final Mono<Void> ended;

    private Sandbox(Repo repo, Sinks.Empty<Void> end, Mono<Void> ended) {
        this.repo = repo;
        this.end = end;
        this.ended = ended;
    }

    /** Opens a sandbox on a repo's database, each time it is subscribed: takes a connection of its exclusive lane. */
    public static Mono<Sandbox> open(Repo repo) {
        return Mono.create(opened -> {
            Sinks.Empty<Void> end = Sinks.empty();
            Sinks.Empty<Void> ended = Sinks.empty();
            opened.onCancel(repo.executor()
                    .<Void>transaction(TransactionSettings.DEFAULT.within(LONGEST), around -> {
                        opened.success(new Sandbox(repo.within(around), end, ended.asMono()));
                        return end.asMono().then(Mono.error(new Undone()));
                    })
                    .subscribe(
                            never -> {},
                            failure -> {
                                if (!(failure instanceof Undone)) {
                                    opened.error(failure);
                                }
                                ended.tryEmitEmpty();
                            },
                            ended::tryEmitEmpty));
        });
    }

    /** The repo inside. Closing it does nothing; after {@link #rollback()} its work fails. */
    public Repo repo() {
        return repo;
    }

    /** Undoes everything and gives the connection back; completes when that is done. Twice is harmless. */
    public Mono<Void> rollback() {
        return Mono.defer(() -> {
            end.tryEmitEmpty();
            return ended;
        });
    }

    /** What ends the transaction; nobody hears it. */
    private static final class Undone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Undone() {
            super(null, null, false, false);
        }
    }
}

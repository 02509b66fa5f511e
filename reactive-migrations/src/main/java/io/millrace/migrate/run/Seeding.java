package io.millrace.migrate.run;

import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.sql.SqlText;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs seeds that have not run as they are now: each in a transaction that writes it down. */
final class Seeding {

    private final Session session;
    private final MigrationLock lock;
    private final History history;
    private final Settings settings;

    Seeding(Session session, MigrationLock lock, History history, Settings settings) {
        this.session = session;
        this.lock = lock;
        this.history = history;
        this.settings = settings;
    }

    /** The names of those that ran, in order. */
    Mono<List<String>> run(Map<String, String> seeds) {
        return session.send(history.seeds()).flatMap(rows -> {
            Map<String, String> ran = new HashMap<>();
            for (Row row : rows) {
                ran.put(row.getString(0), row.getString(1));
            }
            return Flux.fromIterable(seeds.entrySet())
                    .filter(seed -> !normalized(seed.getValue()).equals(ran.get(seed.getKey())))
                    .concatMap(seed -> one(seed.getKey(), seed.getValue(), 1).thenReturn(seed.getKey()))
                    .collectList();
        });
    }

    private Mono<Void> one(String name, String script, int attempt) {
        String label = "seed " + name;
        List<String> statements =
                SqlText.script(script).stream().map(SqlText::text).toList();
        String begin = settings.begin() + "; select " + lock.held();
        return session.send(begin)
                .flatMap(held -> held.get(0).getBoolean(0) ? Mono.just(held) : Mono.error(lost(label)))
                .thenMany(Flux.fromIterable(statements)
                        .concatMap(sql -> session.send(label, sql).onErrorMap(failure -> new At(sql, failure))))
                .then(session.send(history.writeSeed(name, normalized(script)) + "; commit"))
                .then()
                .onErrorResume(failure -> session.send("rollback")
                        .onErrorComplete()
                        .then(Mono.defer(() -> failed(label, failure, attempt)))
                        .flatMap(Mono::delay)
                        .then(Mono.defer(() -> one(name, script, attempt + 1))));
    }

    private Mono<Duration> failed(String label, Throwable failure, int attempt) {
        if (!(failure instanceof At at)) {
            return Mono.error(failure);
        }
        return SteppingBack.isDue(at.reported())
                ? new SteppingBack(session, settings, label)
                        .pause(
                                at.sql(),
                                at.reported(),
                                attempt,
                                "end those transactions, or run the seed at a quieter hour; nothing of it has taken effect")
                : Mono.error(Told.of(
                        label,
                        at.sql(),
                        at.reported(),
                        "correct the seed and run it again: nothing of it has taken effect"));
    }

    private static MigrationFailure lost(String label) {
        return new MigrationFailure(
                MigrationCode.LOCK_LOST,
                label + ": the lock is gone",
                "the session does not hold the advisory lock any more; a pooler may have given it another backend",
                "connect the migrator to the server itself, and run it again");
    }

    private static String normalized(String script) {
        return Long.toHexString(MigrationLock.key(
                SqlText.script(script).stream().map(SqlText::normalized).collect(Collectors.joining(";"))));
    }
}

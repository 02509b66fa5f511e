package io.millrace.migrate.run;

import io.millrace.migrate.sql.SqlText;
import io.vertx.sqlclient.Row;
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

    Seeding(Session session, MigrationLock lock, History history) {
        this.session = session;
        this.lock = lock;
        this.history = history;
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
                    .concatMap(seed -> one(seed.getKey(), seed.getValue()).thenReturn(seed.getKey()))
                    .collectList();
        });
    }

    private Mono<Void> one(String name, String script) {
        String label = "seed " + name;
        List<String> statements =
                SqlText.script(script).stream().map(SqlText::text).toList();
        return session.send("begin; select " + lock.held())
                .thenMany(Flux.fromIterable(statements)
                        .concatMap(sql -> session.send(label, sql)
                                .onErrorMap(failure -> Told.of(
                                        label,
                                        sql,
                                        failure,
                                        "correct the seed and run it again" + ": nothing of it has taken effect"))))
                .then(session.send(history.writeSeed(name, normalized(script)) + "; commit"))
                .then()
                .onErrorResume(
                        failure -> session.send("rollback").onErrorComplete().then(Mono.error(failure)));
    }

    private static String normalized(String script) {
        return Long.toHexString(MigrationLock.key(
                SqlText.script(script).stream().map(SqlText::normalized).collect(Collectors.joining(";"))));
    }
}

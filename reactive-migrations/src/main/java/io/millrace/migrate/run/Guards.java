package io.millrace.migrate.run;

import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.operation.Guard;
import io.millrace.migrate.schema.Definition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What has to be so before a migration begins. */
final class Guards {

    private Guards() {}

    /** Completes where nothing stands in the way of a migration that has not begun. */
    static Mono<Void> hold(Session session, Definition migration) {
        return Flux.fromIterable(migration.up())
                .ofType(Guard.class)
                .concatMap(guard -> session.send(migration.label(), guard.query())
                        .onErrorMap(
                                failure -> Told.of(migration.label(), guard.query(), failure, Told.NOTHING_HAPPENED))
                        .flatMap(rows -> rows.get(0).getLong(0) == 0
                                ? Mono.empty()
                                : Mono.error(
                                        inTheWay(migration, guard, rows.get(0).getLong(0)))))
                .then();
    }

    private static MigrationFailure inTheWay(Definition migration, Guard guard, long count) {
        return new MigrationFailure(
                guard.code(), migration.label() + ": " + count + " " + guard.what(), guard.because(), guard.fix());
    }
}

package io.millrace.migrate.run;

import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import java.util.HashSet;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds out whether each transaction gets another backend, so that a lock of the session would be nobody's. */
final class Pooler {

    private static final int TRANSACTIONS = 3;

    private Pooler() {}

    /**
     * Fails where transactions ran on different backends; emits the answer to something that is asked with them.
     *
     * @param asked an expression of text that is never null
     */
    static Mono<String> none(Session session, String asked) {
        return Flux.range(0, TRANSACTIONS)
                .concatMap(number -> session.send("begin; select " + asked + ", " + Backend.QUESTION + "; commit"))
                .map(rows -> rows.get(0))
                .collectList()
                .map(rows -> {
                    List<Backend> backends =
                            rows.stream().map(row -> Backend.of(row, 1)).toList();
                    if (new HashSet<>(backends).size() > 1) {
                        throw found();
                    }
                    session.identified(backends.get(0));
                    return rows.get(0).getString(0);
                });
    }

    /** What is told of a pooler. */
    static MigrationFailure found() {
        return new MigrationFailure(
                MigrationCode.TRANSACTION_POOLER,
                "the migrator is behind a pooler that gives out a backend for each transaction",
                "its lock would belong to a backend that others use, and hold every migrator up",
                "connect the migrator to the server itself: Migrator.of(\"postgresql://server:5432/app\", …)");
    }
}

package io.millrace.migrate.run;

import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.plan.Step;
import io.millrace.migrate.schema.Definition;
import io.millrace.migrate.sql.Quoted;
import io.millrace.migrate.sql.SqlText;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One step of one migration, in one direction. */
final class StepRun {

    private static final Logger LOG = LoggerFactory.getLogger("io.millrace.migrate");
    private static final List<String> PATIENT = List.of("vacuum", "reindex", "cluster", "call", "do");

    private final Session session;
    private final MigrationLock lock;
    private final History history;
    private final Settings settings;
    private final Definition migration;
    private final boolean up;
    private final Step step;
    private final int steps;

    StepRun(
            Session session,
            MigrationLock lock,
            History history,
            Settings settings,
            Definition migration,
            boolean up,
            Step step,
            int steps) {
        this.session = session;
        this.lock = lock;
        this.history = history;
        this.settings = settings;
        this.migration = migration;
        this.up = up;
        this.step = step;
        this.steps = steps;
    }

    /** Completes when the step is done and written down. */
    Mono<Void> run(boolean begun) {
        if (step.backfill() != null) {
            BackfillRun.Saved saved = history.saved(migration, up, step.number(), steps);
            return new BackfillRun(session, lock, settings, step.backfill(), label(), saved)
                    .run()
                    .then(Mono.defer(() -> session.send(written()).then()));
        }
        return step.transactional() ? together(1) : alone(begun, 1);
    }

    private String label() {
        return migration.label() + ", step " + (step.number() + 1) + " of " + steps;
    }

    private String written() {
        return up
                ? history.write(migration, true, step.number(), steps)
                : history.undone(migration, step.number(), steps);
    }

    private Mono<Void> together(int attempt) {
        String begin = settings.begin() + "; select " + lock.held();
        return held(begin)
                .thenMany(Flux.fromIterable(step.statements()).concatMap(this::statement))
                .then(Mono.defer(() -> session.send(written() + "; commit").then()))
                .onErrorResume(failure -> undone(failure).then(Mono.defer(() -> failed(failure, attempt))));
    }

    private Mono<Void> undone(Throwable failure) {
        return Told.isLoss(failure instanceof At at ? at.reported() : failure)
                ? Mono.empty()
                : session.send("rollback").then().onErrorComplete();
    }

    private Mono<Void> held(String sql) {
        return session.send(sql).flatMap(rows -> rows.get(0).getBoolean(0) ? Mono.empty() : Mono.error(lost()));
    }

    private MigrationFailure lost() {
        return new MigrationFailure(
                MigrationCode.LOCK_LOST,
                label() + ": the lock is gone",
                "the session does not hold the advisory lock any more; a pooler may have given it another backend",
                "connect the migrator to the server itself, and run it again");
    }

    private Mono<List<Row>> statement(String sql) {
        return session.send(label(), sql).onErrorMap(failure -> new At(sql, failure));
    }

    private Mono<Void> failed(Throwable failure, int attempt) {
        String sql = failure instanceof At at ? at.sql() : "commit";
        Throwable cause = failure instanceof At at ? at.reported() : failure;
        if (!SteppingBack.isDue(cause)) {
            return Mono.error(Told.of(label(), sql, cause, Told.NOTHING_HAPPENED + afterEarlier()));
        }
        return steppedBack(sql, cause, attempt, () -> together(attempt + 1));
    }

    private Mono<Void> steppedBack(String sql, Throwable cause, int attempt, Supplier<Mono<Void>> again) {
        return new SteppingBack(session, settings, label())
                .pause(
                        sql,
                        cause,
                        attempt,
                        "end those transactions, or run the migration at a quieter hour; nothing of this step has taken"
                                + " effect")
                .flatMap(Mono::delay)
                .then(Mono.defer(again));
    }

    private Mono<Void> alone(boolean begun, int attempt) {
        String sql = step.statements().get(0);
        Mono<IndexStanding> standing =
                step.index() == null ? Mono.just(IndexStanding.ABSENT) : IndexStanding.of(session, step.index(), sql);
        return standing.flatMap(now -> held(open(now))
                        .then(now == IndexStanding.INVALID ? dropped(step.index()) : Mono.empty())
                        .then(
                                begun && now == IndexStanding.BUILT
                                        ? Mono.empty()
                                        : statement(sql).then()))
                .then(Mono.defer(() -> verified(sql)))
                .then(Mono.defer(() -> session.send(written()).then()))
                .onErrorResume(failure -> refused(sql, failure, attempt));
    }

    private String open(IndexStanding now) {
        // An index that was there before is not one that this step has begun.
        boolean begins = now == IndexStanding.ABSENT || now == IndexStanding.INVALID;
        long lockTimeout = isPatient() ? 0 : settings.lockTimeout().toMillis();
        return "set lock_timeout = " + lockTimeout + "; set statement_timeout = 0; "
                + (begins ? history.begin(migration, up, step.number(), steps, lock.held()) + "; " : "") + "select "
                + lock.held();
    }

    /**
     * Whether it waits for a table as long as it takes: most of these hold nobody up meanwhile, and what they have done
     * would be lost; a procedure may have committed a part of it.
     */
    private boolean isPatient() {
        SqlText sql = SqlText.of(step.statements().get(0));
        return sql.has("concurrently") || PATIENT.stream().anyMatch(sql::begins);
    }

    private Mono<Void> dropped(@Nullable String index) {
        LOG.warn("{}: index {} is left invalid by a build that failed; it is built again", label(), index);
        return index == null
                ? Mono.empty()
                : session.send("drop index concurrently if exists " + Quoted.qualified(index))
                        .then();
    }

    private Mono<Void> verified(String sql) {
        if (step.index() == null) {
            return Mono.empty();
        }
        String index = step.index();
        return IndexStanding.of(session, index, sql)
                .flatMap(now -> now == IndexStanding.BUILT || now == IndexStanding.OTHER
                        ? Mono.empty()
                        : Mono.error(new MigrationFailure(
                                MigrationCode.STEP_FAILED,
                                label() + ": index " + index + " is not valid",
                                "PostgreSQL did not finish building it",
                                "run the migrations again: it is built again then")));
    }

    private Mono<Void> refused(String sql, Throwable failure, int attempt) {
        Throwable cause = failure instanceof At at ? at.reported() : failure;
        // What PostgreSQL refused did not happen; only an index may be left behind, which is found by looking.
        Mono<Void> forget = failure instanceof At && cause instanceof PgException && !Told.isLoss(cause)
                ? session.send(history.erase(migration.version(), up, step.number()) + " and " + lock.held())
                        .then()
                        .onErrorComplete()
                : Mono.empty();
        return forget.then(Mono.defer(() -> SteppingBack.isDue(cause) && !isPatient()
                ? steppedBack(sql, cause, attempt, () -> alone(false, attempt + 1))
                : Mono.error(Told.of(label(), sql, cause, leftBehind(cause) + afterEarlier()))));
    }

    private String leftBehind(Throwable cause) {
        if (step.index() == null) {
            return "correct the migration and run it again: the statement ran outside of a transaction, and only what it"
                    + " had committed by itself is left of it";
        }
        // The statement is wrong as it is written, or something has its name: nothing was built.
        return Session.state(cause).startsWith("42")
                ? Told.NOTHING_HAPPENED
                : "correct what stands in the way and run it again: an invalid index " + step.index()
                        + " may be left, which slows writes and answers no query; it is dropped and built again then";
    }

    /** What is to be said more where a part of the migration has run, so that it counts as edited once it is corrected. */
    private String afterEarlier() {
        return up && step.number() > 0
                ? "; steps before it have run: once the migration is corrected, say so by migrator.repair()"
                : "";
    }
}

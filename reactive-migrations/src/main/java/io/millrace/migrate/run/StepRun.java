package io.millrace.migrate.run;

import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.plan.Step;
import io.millrace.migrate.schema.Definition;
import io.millrace.migrate.sql.Quoted;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One step of one migration, in one direction. */
final class StepRun {

    private static final Logger LOG = LoggerFactory.getLogger("io.millrace.migrate");
    private static final long FIRST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 10_000;

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
        return step.transactional() ? together(1) : alone(begun);
    }

    private String label() {
        return migration.label() + ", step " + (step.number() + 1) + " of " + steps;
    }

    private String written() {
        boolean last = step.number() == steps - 1;
        return !up && last
                ? history.erase(migration.version())
                : history.write(migration, up, step.number(), steps, true);
    }

    private Mono<Void> together(int attempt) {
        String begin = "begin; set local lock_timeout = "
                + settings.lockTimeout().toMillis() + "; set local statement_timeout = "
                + settings.statementTimeout().toMillis()
                + "; set local idle_in_transaction_session_timeout = 60000; select " + lock.held();
        return held(begin)
                .thenMany(Flux.fromIterable(step.statements()).concatMap(this::statement))
                .then(Mono.defer(() -> session.send(written() + "; commit").then()))
                .onErrorResume(failure -> undone(failure).then(Mono.defer(() -> failed(failure, attempt))));
    }

    private Mono<Void> undone(Throwable failure) {
        return Told.isLoss(failure instanceof At at ? at.reported : failure)
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
        String sql = failure instanceof At at ? at.sql : "commit";
        Throwable cause = failure instanceof At at ? at.reported : failure;
        String state = Session.state(cause);
        boolean blocked = state.equals("55P03") || state.equals("40P01");
        if (!blocked) {
            return Mono.error(Told.of(label(), sql, cause, Told.NOTHING_HAPPENED));
        }
        return Blockers.of(session, sql).flatMap(blockers -> {
            String who = blockers.isEmpty() ? "nobody that is still there" : String.join("\n", blockers);
            if (attempt >= settings.attempts()) {
                return Mono.error(blocked(sql, who, cause));
            }
            LOG.warn("{}: attempt {} of {} gave way to {}", label(), attempt, settings.attempts(), who);
            return Mono.delay(pause(attempt)).then(Mono.defer(() -> together(attempt + 1)));
        });
    }

    private static Duration pause(int attempt) {
        long longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(attempt, 10));
        return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest));
    }

    private MigrationFailure blocked(String sql, String who, Throwable cause) {
        return new MigrationFailure(
                MigrationCode.BLOCKED,
                label() + ": others held the table at each of " + settings.attempts() + " attempts",
                sql,
                who,
                "end those transactions, or run the migration at a quieter hour; nothing of this step has taken effect",
                cause);
    }

    private Mono<Void> alone(boolean begun) {
        String sql = step.statements().get(0);
        String write = history.write(migration, up, step.number(), steps, false);
        String open = "set lock_timeout = 0; set statement_timeout = 0; " + write + "; select " + lock.held();
        Mono<Boolean> already = up && step.index() != null ? built(step.index(), begun) : Mono.just(false);
        return held(open)
                .then(already)
                .flatMap(
                        done -> done ? Mono.empty() : session.send(label(), sql).then())
                .then(Mono.defer(this::verified))
                .then(Mono.defer(() -> session.send(written()).then()))
                .onErrorResume(failure -> refused(sql, failure));
    }

    /** Whether the index is there already; what is left of a build that failed is taken away. */
    private Mono<Boolean> built(String index, boolean begun) {
        return valid(index).flatMap(valid -> {
            if (valid.isEmpty()) {
                return Mono.just(false);
            }
            if (valid.get(0)) {
                return Mono.just(begun);
            }
            LOG.warn("{}: index {} is left invalid by a build that failed; it is built again", label(), index);
            return session.send("drop index concurrently if exists " + Quoted.qualified(index))
                    .thenReturn(false);
        });
    }

    private Mono<Void> verified() {
        if (!up || step.index() == null) {
            return Mono.empty();
        }
        String index = step.index();
        return valid(index)
                .flatMap(valid -> valid.contains(true)
                        ? Mono.empty()
                        : Mono.error(new MigrationFailure(
                                MigrationCode.STEP_FAILED,
                                label() + ": index " + index + " is not valid",
                                "PostgreSQL did not finish building it",
                                "run the migrations again: it is built again then")));
    }

    private Mono<List<Boolean>> valid(String index) {
        return session.send("select indisvalid from pg_index where indexrelid = to_regclass("
                        + Quoted.literal(Quoted.qualified(index)) + ")")
                .map(rows -> rows.stream().map(row -> row.getBoolean(0)).toList());
    }

    private Mono<Void> refused(String sql, Throwable failure) {
        // What PostgreSQL refused did not happen; only an index may be left behind, which is found by looking.
        Mono<Void> forget = failure instanceof PgException && !Told.isLoss(failure) && step.index() == null
                ? session.send(history.erase(migration.version(), up, step.number()))
                        .then()
                        .onErrorComplete()
                : Mono.empty();
        return forget.then(Mono.error(Told.of(label(), sql, failure, leftBehind())));
    }

    private String leftBehind() {
        return step.index() == null
                ? "correct the migration and run it again: the statement ran outside of a transaction, and only what it"
                        + " had committed by itself is left of it"
                : "correct what stands in the way and run it again: an invalid index " + step.index()
                        + " may be left, which slows writes and answers no query; it is dropped and built again then";
    }

    private static final class At extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String sql;
        private final transient Throwable reported;

        At(String sql, Throwable reported) {
            super(reported);
            this.sql = sql;
            this.reported = reported;
        }
    }
}

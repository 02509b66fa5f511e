package io.millrace.migrate.run;

import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.operation.Backfill;
import io.millrace.migrate.report.Progress;
import io.millrace.migrate.sql.Quoted;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** A backfill: batch after batch, each in a transaction of its own that writes down how far it is. */
final class BackfillRun {

    private static final Logger LOG = LoggerFactory.getLogger("io.millrace.migrate");
    private static final long QUICK = 100_000_000;
    private static final long SLOW = 500_000_000;
    private static final int MOST_ROWS = 50_000;

    private final Session session;
    private final MigrationLock lock;
    private final Settings settings;
    private final Backfill backfill;
    private final String label;
    private final Saved saved;
    private final Pace pace = new Pace();
    private final long start = System.nanoTime();
    private List<String> key = List.of();
    private List<String> last = List.of();
    private long rows;
    private long total;
    private int size;
    private int attempt;
    private long told = start;

    BackfillRun(Session session, MigrationLock lock, Settings settings, Backfill backfill, String label, Saved saved) {
        this.session = session;
        this.lock = lock;
        this.settings = settings;
        this.backfill = backfill;
        this.label = label;
        this.saved = saved;
        this.size = backfill.batch();
    }

    /**
     * Where it is written how far it is.
     *
     * @param begun a statement that writes it down as begun, unless it is
     * @param read a query for what was written of how far it is: JSON, or null
     * @param before what stands before how far it is in the statement that writes it
     * @param after what stands after it
     */
    record Saved(String begun, String read, String before, String after) {

        /** Writes how far it is, a literal. */
        String write(String state) {
            return before + state + after;
        }
    }

    /** Completes when the last batch is done. */
    Mono<Void> run() {
        return session.send(saved.begun() + "; " + saved.read())
                .doOnNext(this::resume)
                .then(Mono.defer(this::findKey))
                .then(Mono.defer(this::count))
                .then(Mono.defer(this::next))
                .then(Mono.defer(() -> session.send("analyze " + Quoted.qualified(backfill.table()))))
                .doOnSuccess(done -> tell())
                .then();
    }

    private void resume(List<Row> found) {
        Row row = found.get(0);
        if (row.getValue(0) != null) {
            last = List.of(row.getArrayOfStrings(0));
            rows = row.getLong(1);
            total = row.getLong(2);
            LOG.info("{}: goes on after {} rows", label, rows);
        }
    }

    private Mono<Void> findKey() {
        if (!backfill.key().isEmpty()) {
            key = backfill.key();
            return Mono.empty();
        }
        return session.send(
                        "select a.attname::text from pg_index i cross join unnest(i.indkey) with ordinality as k (number, at)"
                                + " join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number"
                                + " where i.indisprimary and k.at <= i.indnkeyatts and i.indrelid = to_regclass("
                                + Quoted.literal(Quoted.qualified(backfill.table())) + ") order by k.at")
                .flatMap(found -> {
                    key = found.stream().map(row -> row.getString(0)).toList();
                    return key.isEmpty() ? Mono.error(keyless()) : Mono.<Void>empty();
                });
    }

    private MigrationFailure keyless() {
        return new MigrationFailure(
                MigrationCode.STEP_FAILED,
                label + ": there is no primary key to go by",
                backfill.meaning(),
                "table " + backfill.table() + " has none, or there is no such table",
                "say which columns are unique and without nulls: .by(\"tenant\", \"number\")",
                null);
    }

    /** Counts what there is to do, and does without where that takes too long. */
    private Mono<Void> count() {
        if (total > 0) {
            return Mono.empty();
        }
        String where = backfill.where() == null ? "" : " where " + backfill.where();
        return session.send("begin read only; set local statement_timeout = 10000; select count(*)::int8 from "
                        + Quoted.qualified(backfill.table()) + where)
                .doOnNext(found -> total = rows + found.get(0).getLong(0))
                .then(Mono.defer(() -> session.send("commit")))
                .onErrorResume(failure -> Session.state(failure).equals("57014"), failure -> session.send("rollback"))
                .then();
    }

    private Mono<Void> next() {
        return Mono.defer(this::batch)
                .flatMap(more -> Mono.delay(more).thenReturn(more))
                .repeat(() -> size > 0)
                .then();
    }

    /** One batch; emits how long to rest before the next. */
    private Mono<Duration> batch() {
        long began = System.nanoTime();
        String begin = settings.begin() + "; select " + lock.held();
        return session.send(begin)
                .flatMap(held ->
                        held.get(0).getBoolean(0) ? session.send(backfill.batch(key, last, size)) : Mono.error(lost()))
                .flatMap(answer -> written(answer.get(0), began))
                .onErrorResume(failure -> session.send("rollback")
                        .onErrorResume(gone -> Mono.empty())
                        .then(Mono.defer(() -> failed(failure))));
    }

    private Mono<Duration> written(Row answer, long began) {
        long done = answer.getLong(0);
        if (done == 0) {
            size = 0;
            return session.send("commit").thenReturn(Duration.ZERO);
        }
        String reached = answer.getString(1);
        String state = "{\"rows\": " + (rows + done) + ", \"total\": " + total + ", \"last\": " + reached + "}";
        return session.send(saved.write(Quoted.literal(state)) + "; commit; " + saved.read())
                .map(read -> {
                    last = List.of(read.get(0).getArrayOfStrings(0));
                    rows += done;
                    attempt = 0;
                    adapt(System.nanoTime() - began);
                    if (System.nanoTime() - told >= settings.look().toNanos()) {
                        tell();
                    }
                    return backfill.pause();
                });
    }

    private void adapt(long took) {
        if (took < QUICK) {
            size = Math.min(size * 2, Math.max(MOST_ROWS, backfill.batch()));
        } else if (took > SLOW) {
            size = Math.max(1, size / 2);
        }
    }

    private void tell() {
        told = System.nanoTime();
        Progress progress = new Progress(
                label,
                "backfill",
                rows,
                Math.max(total, rows),
                "rows",
                Duration.ofNanos(told - start),
                pace.perSecond("backfill", rows, told),
                "");
        try {
            settings.progress().accept(progress);
        } catch (RuntimeException failure) {
            // Whoever listens cannot stop a migration that goes well.
            LOG.warn("a listener of progress failed: {}", failure.toString());
        }
    }

    private Mono<Duration> failed(Throwable failure) {
        String goesOn = ": it goes on after the " + rows + " rows that are done";
        if (SteppingBack.isDue(failure)) {
            attempt++;
            return new SteppingBack(session, settings, label)
                    .pause(
                            backfill.meaning(),
                            failure,
                            attempt,
                            "end those transactions, or run the migration again at a quieter hour" + goesOn);
        }
        return Mono.error(Told.of(
                label, backfill.meaning(), failure, "correct what stands in the way and run it again" + goesOn));
    }

    private MigrationFailure lost() {
        return new MigrationFailure(
                MigrationCode.LOCK_LOST,
                label + ": the lock is gone",
                "the session does not hold the advisory lock any more; a pooler may have given it another backend",
                "connect the migrator to the server itself, and run it again");
    }
}

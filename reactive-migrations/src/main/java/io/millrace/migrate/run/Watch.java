package io.millrace.migrate.run;

import io.millrace.error.ConnectFailed;
import io.millrace.internal.exec.link.DedicatedConnection;
import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.migrate.report.Progress;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Looks after a statement that takes long, from a connection of its own: whether the server is still at work on it, how
 * far it is, and whom it waits for. A connection that died without a word, which would never answer, is found out so.
 */
final class Watch {

    private static final Logger LOG = LoggerFactory.getLogger("io.millrace.migrate");
    private static final Pattern REFUSED = Pattern.compile(" \\([0-9A-Z]{5}\\)$");
    private static final int MOST_MISSED = 3;
    private static final int MOST_IDLE = 2;

    private final ExecutorOptions options;
    private final Settings settings;
    private volatile @Nullable Backend backend;

    Watch(ExecutorOptions options, Settings settings) {
        this.options = options;
        this.settings = settings;
    }

    /** Looks after this one from now on. */
    void over(Backend worker) {
        backend = worker;
    }

    /** The answer, or {@link Lost} where none will come. */
    <T> Mono<T> over(String label, Mono<T> answer) {
        return Mono.firstWithSignal(
                answer, Mono.delay(settings.look()).then(Mono.defer(() -> new Rounds(label).<T>next())));
    }

    /** Nobody will answer any more. */
    static final class Lost extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Lost(String message) {
            super(message, null, false, false);
        }
    }

    private final class Rounds {

        private final String label;
        private final Pace pace = new Pace();
        private int missed;
        private int idle;

        Rounds(String label) {
            this.label = label;
        }

        /** Looks for as long as it is listened to; emits nothing but a failure. */
        <T> Mono<T> next() {
            return Mono.usingWhen(DedicatedConnection.open(options), this::looks, DedicatedConnection::close)
                    .onErrorResume(failure -> failure instanceof Lost ? Mono.error(failure) : again(failure))
                    .repeat()
                    .then(Mono.never());
        }

        private Mono<Void> again(Throwable failure) {
            // Who refuses is alive: there may be no connection to spare.
            missed = isRefusal(failure) ? 0 : missed + 1;
            return missed >= MOST_MISSED
                    ? Mono.error(new Lost("the server gave no sign of life when it was asked " + missed + " times"))
                    : Mono.delay(settings.look()).then();
        }

        private Mono<Void> looks(DedicatedConnection own) {
            Backend worker = backend;
            return Mono.defer(() -> Session.answer(own, question(worker == null ? 0 : worker.process())))
                    .timeout(options.deadlines().connect())
                    .doOnNext(answer -> judge(worker, answer.get(0).get(0)))
                    .then(Mono.delay(settings.look()))
                    .repeat()
                    .then();
        }

        private void judge(@Nullable Backend worker, Row row) {
            missed = 0;
            Backend looking = Backend.of(row, 7);
            if (worker == null || !worker.isBesides(looking)) {
                if (worker != null && worker.isBefore(looking)) {
                    throw new Lost("the server was started again");
                }
                // Another server, or nobody knows whose process to look for: what it says is no sign of anything.
                return;
            }
            if (row.getString(0) == null) {
                throw new Lost("the server's process " + worker.process() + " has ended");
            }
            // Where the server does not keep track of what its sessions do, it does not say either that one does
            // nothing.
            idle = row.getString(0).startsWith("idle") ? idle + 1 : 0;
            if (idle >= MOST_IDLE) {
                throw new Lost("the server's process " + worker.process() + " is done, and its answer never arrived");
            }
            if (!label.isEmpty() && idle == 0) {
                tell(progress(row));
            }
        }

        private void tell(Progress progress) {
            try {
                settings.progress().accept(progress);
            } catch (RuntimeException failure) {
                // Whoever listens cannot stop a migration that goes well.
                LOG.warn("a listener of progress failed: {}", failure.toString());
            }
        }

        private Progress progress(Row row) {
            String phase = row.getString(1);
            long done = row.getLong(2);
            long total = row.getLong(3);
            return new Progress(
                    label,
                    phase,
                    done,
                    total,
                    row.getString(4),
                    Duration.ofMillis(row.getLong(5)),
                    pace.perSecond(phase, done, System.nanoTime()),
                    row.getString(6));
        }
    }

    /** Whether a server answered, if only to refuse: a connection that it does not let in is told with its SQLSTATE. */
    private static boolean isRefusal(Throwable failure) {
        return failure instanceof ConnectFailed refused
                ? REFUSED.matcher(refused.problem().because()).find()
                : !Session.state(failure).isEmpty();
    }

    private static String question(int process) {
        return "select coalesce(a.state, case when a.pid is not null then '' end), coalesce(p.phase, ''), case when p.blocks_total > 0 then p.blocks_done"
                + " when p.tuples_total > 0 then p.tuples_done else coalesce(p.lockers_done, 0) end::int8,"
                + " case when p.blocks_total > 0 then p.blocks_total when p.tuples_total > 0 then p.tuples_total"
                + " else coalesce(p.lockers_total, 0) end::int8,"
                + " case when p.blocks_total > 0 then 'blocks' when p.tuples_total > 0 then 'rows' else 'transactions' end,"
                + " coalesce(extract(epoch from clock_timestamp() - a.query_start) * 1000, 0)::int8,"
                + " coalesce((select string_agg('process ' || b.pid || ' (' || coalesce(b.application_name, '') || ', '"
                + " || coalesce(b.state, '') || '): ' || left(b.query, 200), '; ' order by b.pid)"
                + " from pg_stat_activity b where b.pid = any(pg_blocking_pids(a.pid))), ''),"
                + " " + Backend.QUESTION + " from (select 1) one left join pg_stat_activity a on a.pid = " + process
                + " left join pg_stat_progress_create_index p on p.pid = a.pid";
    }
}

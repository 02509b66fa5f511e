package io.millrace.migrate.run;

import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * One migrator at a time: an advisory lock of the session. It is asked for again and again, never waited for in the
 * database, where a waiting session would hold up an index that is built concurrently for ever.
 */
final class MigrationLock {

    private static final Logger LOG = LoggerFactory.getLogger("io.millrace.migrate");
    private static final long SHORTEST = 50;
    private static final long LONGEST = 2_000;

    private final Session session;
    private final Duration patience;
    private final long key;

    MigrationLock(Session session, String name, Duration patience) {
        this.session = session;
        this.patience = patience;
        this.key = key(name);
    }

    /** A number for a name: FNV-1a. */
    static long key(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /** Completes when the lock is held. */
    Mono<Void> take() {
        return attempt(System.nanoTime() + patience.toNanos(), SHORTEST);
    }

    private Mono<Void> attempt(long deadline, long pause) {
        return session.send("select pg_try_advisory_lock(" + key + ")").flatMap(rows -> {
            if (rows.get(0).getBoolean(0)) {
                return Mono.empty();
            }
            if (System.nanoTime() > deadline) {
                return busy();
            }
            LOG.debug("another migrator is at work");
            long jitter = pause / 2 + ThreadLocalRandom.current().nextLong(pause);
            return Mono.delay(Duration.ofMillis(jitter))
                    .then(Mono.defer(() -> attempt(deadline, Math.min(LONGEST, pause * 2))));
        });
    }

    private Mono<Void> busy() {
        return session.send(
                        "select l.pid, coalesce(a.application_name, ''), coalesce(a.client_addr::text, 'this machine')"
                                + " from pg_locks l left join pg_stat_activity a on a.pid = l.pid"
                                + " where l.granted and " + ours())
                .flatMap(rows -> Mono.error(new MigrationFailure(
                        MigrationCode.LOCK_BUSY,
                        "another migrator held the lock for longer than " + patience.toSeconds() + " s",
                        holder(rows),
                        "wait for it, or end it: select pg_terminate_backend(pid)")));
    }

    private static String holder(List<Row> rows) {
        return rows.isEmpty()
                ? "it has let go of it just now"
                : "it is held by process " + rows.get(0).getInteger(0) + " ("
                        + rows.get(0).getString(1) + ", from " + rows.get(0).getString(2) + ")";
    }

    /** An expression that is true as long as this session holds the lock. */
    String held() {
        return "exists (select 1 from pg_locks l where l.granted and l.pid = pg_backend_pid() and " + ours() + ")";
    }

    private String ours() {
        return "l.locktype = 'advisory' and l.objsubid = 1 and l.classid::int8 = " + (key >>> 32)
                + " and l.objid::int8 = "
                + (key & 0xffffffffL)
                + " and l.database = (select oid from pg_database where datname = current_database())";
    }

    /** Lets go of the lock. */
    Mono<Void> release() {
        return session.send("select pg_advisory_unlock(" + key + ")").then();
    }
}

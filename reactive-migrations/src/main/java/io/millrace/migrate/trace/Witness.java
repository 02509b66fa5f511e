package io.millrace.migrate.trace;

import io.millrace.migrate.report.TracedStatement.Effect;
import io.millrace.migrate.run.Session;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;

/**
 * Sees from another session what a statement outside of a transaction locks. It reads every table in a transaction that it
 * leaves open, so that the statement has to wait, looks at what it holds and wants, and then lets it go on.
 */
final class Witness {

    private static final Duration LOOK = Duration.ofMillis(10);
    private static final String HOLD = "begin isolation level repeatable read; do $$ declare t regclass; begin"
            + " for t in select c.oid::regclass from pg_class c where c.relkind in ('r', 'p') and c.relnamespace not in"
            + " ('pg_catalog'::regnamespace, 'information_schema'::regnamespace, 'pg_toast'::regnamespace)"
            + " loop execute format('lock table %s in access share mode', t); end loop; end $$; select 1";

    private final Session session;

    Witness(Session session) {
        this.session = session;
    }

    /** Runs a statement in another session; emits what it locked of these tables. */
    Mono<List<Effect>> watch(Session worker, String statement, Tables before) {
        AtomicBoolean over = new AtomicBoolean();
        List<Row> seen = new ArrayList<>();
        return worker.send("select pg_backend_pid()::int8").flatMap(process -> {
            Mono<Void> work =
                    worker.send(statement).doFinally(end -> over.set(true)).then();
            Mono<Void> looking = look(process.get(0).getLong(0), over, seen)
                    .then(session.send("rollback"))
                    .then();
            return session.send(HOLD)
                    .then(Mono.when(work, looking))
                    .onErrorResume(failure ->
                            session.send("rollback").onErrorComplete().then(Mono.error(failure)))
                    .then(Mono.fromSupplier(() -> before.seen(seen)));
        });
    }

    private Mono<Void> look(long process, AtomicBoolean over, List<Row> seen) {
        return session.send(
                        "select l.relation::int8, l.relation::regclass::text, l.mode, (select bool_or(not w.granted)"
                                + " from pg_locks w where w.pid = l.pid) from pg_locks l where l.locktype = 'relation' and l.pid = "
                                + process)
                .flatMap(rows -> {
                    seen.addAll(rows);
                    boolean waits = rows.stream().anyMatch(row -> Boolean.TRUE.equals(row.getBoolean(3)));
                    return waits || over.get()
                            ? Mono.<Void>empty()
                            : Mono.delay(LOOK).then(Mono.defer(() -> look(process, over, seen)));
                });
    }
}

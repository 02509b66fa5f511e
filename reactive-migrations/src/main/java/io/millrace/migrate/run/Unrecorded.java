package io.millrace.migrate.run;

import io.millrace.migrate.operation.RawSql;
import io.millrace.migrate.plan.Step;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Changes of a database that no history tells of, made as migrations are: under their lock, and in transactions. */
public final class Unrecorded {

    private final Session session;
    private final Settings settings;
    private final String label;

    /** On a session; what fails is told under a label. */
    public Unrecorded(Session session, Settings settings, String label) {
        this.session = session;
        this.settings = settings;
        this.label = label;
    }

    /** Does something while no migrator works. */
    public <T> Mono<T> locked(Mono<T> work) {
        History history = new History(settings.schema());
        return Pooler.none(session, history.whereabouts()).flatMap(found -> {
            MigrationLock lock = new MigrationLock(session, history.name(found), settings.patience());
            return lock.take()
                    .then(work.onErrorResume(
                            failure -> lock.release().onErrorComplete().then(Mono.error(failure))))
                    .flatMap(done -> lock.release().thenReturn(done));
        });
    }

    /** Runs a script: what goes together in one transaction, and what cannot run in one alone. */
    public Mono<Void> run(String script, int server) {
        return Flux.fromIterable(Step.of(List.of(new RawSql(script, null, false)), server))
                .concatMap(step -> step.transactional() ? together(step, 1) : alone(step))
                .then();
    }

    private Mono<Void> alone(Step step) {
        String sql = step.statements().get(0);
        return session.send("set lock_timeout = 0; set statement_timeout = 0")
                .then(session.send(label, sql))
                .onErrorMap(failure -> Told.of(
                        label, sql, failure, "correct what stands in the way and ask again: what came before is done"))
                .then();
    }

    private Mono<Void> together(Step step, int attempt) {
        return session.send(settings.begin())
                .thenMany(Flux.fromIterable(step.statements())
                        .concatMap(sql -> session.send(label, sql).onErrorMap(failure -> new At(sql, failure))))
                .then(session.send("commit"))
                .then()
                .onErrorResume(
                        At.class,
                        at -> session.send("rollback")
                                .onErrorComplete()
                                .then(Mono.defer(() -> failed(at, step, attempt))));
    }

    private Mono<Void> failed(At at, Step step, int attempt) {
        if (!SteppingBack.isDue(at.reported())) {
            return Mono.error(Told.of(
                    label,
                    at.sql(),
                    at.reported(),
                    "correct what stands in the way and ask again: nothing of this transaction has taken effect"));
        }
        return new SteppingBack(session, settings, label)
                .pause(at.sql(), at.reported(), attempt, "end those transactions, and ask again")
                .flatMap(Mono::delay)
                .then(Mono.defer(() -> together(step, attempt + 1)));
    }
}

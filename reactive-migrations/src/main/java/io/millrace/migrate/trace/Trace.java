package io.millrace.migrate.trace;

import io.millrace.migrate.dump.SchemaDump;
import io.millrace.migrate.plan.Step;
import io.millrace.migrate.report.TracedStatement;
import io.millrace.migrate.run.Session;
import io.millrace.migrate.run.Settings;
import io.millrace.migrate.run.Told;
import io.millrace.migrate.schema.Definition;
import io.millrace.migrate.sql.Quoted;
import io.millrace.migrate.sql.ServerWide;
import io.millrace.migrate.storage.Storage;
import io.millrace.repo.RepoOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs migrations on a database of their own, which is made for it and dropped afterwards: it has the structure of the
 * real one, wherever that came from, and those that have not run are traced, statement by statement.
 */
public final class Trace {

    private final RepoOptions options;
    private final List<Definition> known;
    private final Settings settings;

    /** A trace of these migrations, on the server of a database. */
    public Trace(RepoOptions options, List<Definition> known, Settings settings) {
        this.options = options;
        this.known = List.copyOf(known);
        this.settings = settings;
    }

    /**
     * What the migrations that have not run lock.
     *
     * @param pending the numbers of those that have not, or not to their end, each with how many of its steps have
     */
    public Mono<List<TracedStatement>> run(Map<Long, Integer> pending) {
        String suffix = "_trace_" + Long.toHexString(ThreadLocalRandom.current().nextLong() & 0xffffffffL);
        String own = options.checked().server().database();
        String name = own.substring(0, Math.min(own.length(), 63 - suffix.length())) + suffix;
        RepoOptions scratch = options.withDatabase(name);
        Storage storage = Storage.of(scratch).by(own);
        return Mono.usingWhen(
                storage.create().thenReturn(scratch),
                made -> SchemaDump.of(options)
                        .write()
                        .flatMap(script -> SchemaDump.of(scratch).load(script))
                        .then(Mono.defer(() -> traced(made, pending))),
                made -> storage.dropForced(),
                (made, failure) -> dropped(storage),
                made -> storage.dropForced());
    }

    private static Publisher<Boolean> dropped(Storage storage) {
        return storage.dropForced();
    }

    private Mono<List<TracedStatement>> traced(RepoOptions scratch, Map<Long, Integer> pending) {
        return Session.use(
                        scratch.checked(),
                        settings,
                        session -> Session.use(
                                scratch.checked(),
                                settings,
                                witness -> prepared(session)
                                        .flatMap(server -> pending(session, new Witness(witness), pending, server)
                                                .collectList())))
                .onErrorMap(failure -> Told.of("trace on a scratch copy", failure));
    }

    private Mono<Integer> prepared(Session session) {
        String schema = settings.schema();
        String path = schema == null
                ? ""
                : "create schema if not exists " + Quoted.name(schema) + "; set search_path to " + Quoted.name(schema)
                        + "; ";
        return session.send(path + "select current_setting('server_version_num')::int4")
                .map(rows -> rows.get(0).getInteger(0));
    }

    private Flux<TracedStatement> pending(Session session, Witness witness, Map<Long, Integer> pending, int server) {
        return Flux.fromIterable(known)
                .filter(migration -> pending.containsKey(migration.version()))
                .concatMap(migration -> Tables.now(session)
                        .flatMapMany(before -> Flux.fromIterable(Step.of(migration.up(), server))
                                .skip(pending.getOrDefault(migration.version(), 0))
                                .concatMap(step -> step(session, witness, migration, step, before))));
    }

    private Flux<TracedStatement> step(
            Session session, Witness witness, Definition migration, Step step, Tables before) {
        if (!step.transactional() && step.backfill() == null) {
            String statement = step.statements().get(0);
            if (ServerWide.is(statement)) {
                return Flux.just(traced(migration, step, statement, List.of()));
            }
            return witness.watch(session, statement, before)
                    .map(effects -> traced(migration, step, statement, effects))
                    .flux();
        }
        // Each in a transaction of its own: what the one before holds would hide what this one needs.
        return Flux.fromIterable(step.statements())
                .concatMap(statement -> ServerWide.is(statement)
                        ? Mono.just(traced(migration, step, statement, List.of()))
                        : session.send("begin")
                                .then(before.effects(session, statement))
                                .flatMap(effects -> session.send("commit")
                                        .thenReturn(traced(migration, step, statement, effects))));
    }

    private static TracedStatement traced(
            Definition migration, Step step, String statement, List<TracedStatement.Effect> effects) {
        return new TracedStatement(migration.version(), migration.name(), step.number(), statement, effects);
    }
}

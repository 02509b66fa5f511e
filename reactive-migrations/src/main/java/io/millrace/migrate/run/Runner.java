package io.millrace.migrate.run;

import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.lint.Finding;
import io.millrace.migrate.lint.Lint;
import io.millrace.migrate.lint.StillUsed;
import io.millrace.migrate.operation.Operation;
import io.millrace.migrate.plan.Step;
import io.millrace.migrate.report.MigrationReport;
import io.millrace.migrate.report.MigrationStatus;
import io.millrace.migrate.report.PlannedStep;
import io.millrace.migrate.schema.Definition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs migrations on one database; each call is a session of its own. */
public final class Runner {

    private static final Logger LOG = LoggerFactory.getLogger("io.millrace.migrate");
    private static final Duration POLL = Duration.ofMillis(200);

    private final ExecutorOptions options;
    private final List<Definition> known;
    private final Settings settings;
    private final History history;
    private final After after;

    /** A runner of these migrations, which are in order. */
    public Runner(ExecutorOptions options, List<Definition> known, Settings settings) {
        this(options, known, settings, session -> Mono.empty());
    }

    /** The same, which does something more on its session once everything is up. */
    public Runner(ExecutorOptions options, List<Definition> known, Settings settings, After after) {
        this.after = after;
        this.options = options;
        this.known = List.copyOf(known);
        this.settings = settings;
        this.history = new History(settings.schema());
    }

    /** What is done once everything is up. */
    @FunctionalInterface
    public interface After {

        /** Fails where the program must not start. */
        Mono<Void> on(Session session);
    }

    private Mono<MigrationReport> upWith(Session session, MigrationReport report) {
        return after.on(session).thenReturn(report);
    }

    /** Which of the migrations that could run do. */
    @FunctionalInterface
    public interface Choice extends Function<List<Definition>, List<Definition>> {}

    /** Runs what has not run and is chosen, in order. */
    public Mono<MigrationReport> up(Choice choice) {
        return work((session, check) -> choice.apply(check.pending()), true, this::upWith);
    }

    /** Takes back what has run and is chosen, the newest first. */
    public Mono<MigrationReport> down(Choice choice) {
        return work(
                (session, check) -> reversible(choice.apply(check.up())),
                false,
                (session, report) -> Mono.just(report));
    }

    private static List<Definition> reversible(List<Definition> chosen) {
        for (Definition migration : chosen) {
            if (migration.down() == null) {
                throw new MigrationFailure(
                        MigrationCode.IRREVERSIBLE,
                        migration.label() + " cannot be taken back",
                        "it says nothing of how: it has no down(…), or no .down.sql beside it",
                        "write one, or write a new migration that goes forward");
            }
        }
        return chosen;
    }

    @FunctionalInterface
    private interface Selection {

        List<Definition> of(Session session, Check check);
    }

    @FunctionalInterface
    private interface End {

        Mono<MigrationReport> of(Session session, MigrationReport report);
    }

    private Mono<MigrationReport> work(Selection selection, boolean up, End end) {
        return session(session -> checked(session)
                .flatMap(check -> {
                    List<Definition> chosen = selection.of(session, check);
                    if (chosen.isEmpty()) {
                        return Mono.just(new MigrationReport(List.of(), check.newer()));
                    }
                    Mono<Void> safe = up ? safe(session, chosen, check.server()) : Mono.empty();
                    return safe.then(Mono.defer(() -> locked(
                            session,
                            lock -> checked(session).flatMap(again -> {
                                List<Definition> now = selection.of(session, again);
                                Mono<Void> allowed =
                                        up ? Contracts.allowed(session, now, again, settings.records()) : Mono.empty();
                                return allowed.then(Mono.defer(() -> all(session, lock, again, now, up)));
                            }))));
                })
                .flatMap(report -> end.of(session, report)));
    }

    private Mono<Void> safe(Session session, List<Definition> chosen, int server) {
        return Mono.defer(() -> {
            StillUsed.refuse(chosen, settings.records(), server);
            return LiveLook.at(session, chosen, server)
                    .doOnNext(live -> Lint.refuse(known, chosen, server, live))
                    .then();
        });
    }

    private <T> Mono<T> session(Function<Session, Mono<T>> work) {
        return Session.use(options, settings, work).onErrorMap(failure -> Told.of("migrations", failure));
    }

    private Mono<Check> checked(Session session) {
        return history.read(session).map(state -> {
            Check check = new Check(known, state, settings.outOfOrder());
            check.history();
            return check;
        });
    }

    /**
     * Asks the server to notice soon when this program is gone: a build that goes on for nobody keeps the lock. Not
     * every platform can.
     */
    private static final String NOTICE =
            "do $$ begin perform set_config('client_connection_check_interval', '2s', false);"
                    + " exception when others then null; end $$; set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10;"
                    + " set tcp_keepalives_count = 3";

    private <T> Mono<T> locked(Session session, Function<MigrationLock, Mono<T>> work) {
        MigrationLock lock = new MigrationLock(session, history.name(), settings.patience());
        return (options.server().transactionPooler() ? Mono.<Void>error(Pooler::found) : Pooler.none(session))
                .then(lock.take())
                .then(Mono.defer(() -> session.send(NOTICE + "; set client_min_messages = warning; " + history.create()
                        + "; reset client_min_messages")))
                .then(Mono.defer(() -> work.apply(lock)))
                .flatMap(done -> lock.release().thenReturn(done));
    }

    private Mono<MigrationReport> all(
            Session session, MigrationLock lock, Check check, List<Definition> chosen, boolean up) {
        return Flux.fromIterable(chosen)
                .concatMap(migration -> one(session, lock, check, migration, up))
                .collectList()
                .map(ran -> new MigrationReport(ran, check.newer()));
    }

    private Mono<MigrationReport.Ran> one(
            Session session, MigrationLock lock, Check check, Definition migration, boolean up) {
        long start = System.nanoTime();
        List<Operation> operations = up ? migration.up() : reversed(migration);
        List<Step> steps = Step.of(operations, check.server());
        Recorded recorded = check.recorded(migration.version());
        Set<Integer> done = recorded == null ? Set.of() : up ? recorded.done() : recorded.undone();
        LOG.info("{} {} ({} steps)", up ? "running" : "taking back", migration.label(), steps.size());
        return Flux.fromIterable(steps)
                .filter(step -> !done.contains(step.number()))
                .concatMap(step -> new StepRun(session, lock, history, settings, migration, up, step, steps.size())
                        .run(recorded != null && recorded.begun().contains(step.number())))
                .then(Mono.defer(() -> steps.isEmpty() ? nothing(session, migration, up) : Mono.empty()))
                .then(Mono.fromSupplier(() -> {
                    Duration took = Duration.ofNanos(System.nanoTime() - start);
                    LOG.info("{} {} in {} ms", up ? "ran" : "took back", migration.label(), took.toMillis());
                    return new MigrationReport.Ran(migration.version(), migration.name(), up, took);
                }));
    }

    private Mono<Void> nothing(Session session, Definition migration, boolean up) {
        String sql = up ? history.write(migration, true, 0, 1, true) : history.erase(migration.version());
        return session.send(sql).then();
    }

    private static List<Operation> reversed(Definition migration) {
        List<Operation> down = migration.down();
        return down == null ? List.of() : down;
    }

    /** Where every migration stands; reads only. */
    public Mono<List<MigrationStatus>> status() {
        return session(session ->
                history.read(session).map(state -> new Check(known, state, settings.outOfOrder()).status()));
    }

    /** What would be sent; reads only. */
    public Mono<List<PlannedStep>> plan() {
        return session(session -> checked(session).map(check -> {
            List<PlannedStep> planned = new ArrayList<>();
            for (Definition migration : check.pending()) {
                Recorded recorded = check.recorded(migration.version());
                for (Step step : Step.of(migration.up(), check.server())) {
                    if (recorded == null || !recorded.done().contains(step.number())) {
                        planned.add(new PlannedStep(
                                migration.version(),
                                migration.name(),
                                step.number(),
                                step.transactional(),
                                step.statements()));
                    }
                }
            }
            return planned;
        }));
    }

    /** What the rules say of what has not run; reads only. */
    public Mono<List<Finding>> lint() {
        return session(session -> checked(session).flatMap(check -> {
            List<Definition> pending = check.pending();
            return LiveLook.at(session, pending, check.server())
                    .map(live -> Lint.of(known, pending, check.server(), live));
        }));
    }

    /** Completes when nothing is pending; fails where something is. Reads only. */
    public Mono<MigrationReport> validate() {
        return session(session -> checked(session)
                .flatMap(check -> done(check, check.pending()))
                .flatMap(report -> upWith(session, report)));
    }

    /** Completes when nothing is pending any more, because another migrator has done it. Reads only. */
    public Mono<MigrationReport> await() {
        return session(
                session -> look(session, System.nanoTime() + settings.patience().toNanos())
                        .flatMap(report -> upWith(session, report)));
    }

    private Mono<MigrationReport> look(Session session, long deadline) {
        return checked(session).flatMap(check -> {
            List<Definition> pending = check.pending();
            return pending.isEmpty() || System.nanoTime() > deadline
                    ? done(check, pending)
                    : Mono.delay(POLL).then(Mono.defer(() -> look(session, deadline)));
        });
    }

    private static Mono<MigrationReport> done(Check check, List<Definition> pending) {
        if (pending.isEmpty()) {
            return Mono.just(new MigrationReport(List.of(), check.newer()));
        }
        return Mono.error(new MigrationFailure(
                MigrationCode.PENDING,
                pending.size() + " migrations have not run, the first of them "
                        + pending.get(0).label(),
                "they were expected to have run before this program started",
                "run them: migrator.migrate()"));
    }

    /** Writes migrations down as done without running them. */
    public Mono<MigrationReport> baseline(long version) {
        return session(session -> locked(
                session,
                lock -> checked(session)
                        .flatMap(check -> Flux.fromIterable(known)
                                .filter(migration ->
                                        migration.version() <= version && check.recorded(migration.version()) == null)
                                .concatMap(migration -> {
                                    int steps = Math.max(
                                            1,
                                            Step.of(migration.up(), check.server())
                                                    .size());
                                    return Flux.range(0, steps)
                                            .concatMap(step ->
                                                    session.send(history.write(migration, true, step, steps, true)));
                                })
                                .then(Mono.fromSupplier(() -> new MigrationReport(List.of(), check.newer()))))));
    }

    /** Runs seeds, by name, that have not run as they are now; fails where a migration has not run. */
    public Mono<List<String>> seed(Map<String, String> seeds) {
        return session(session -> locked(
                session,
                lock -> checked(session)
                        .flatMap(check -> done(check, check.pending()))
                        .then(Mono.defer(() -> new Seeding(session, lock, history).run(seeds)))));
    }

    /** Takes edited migrations for what has run, and forgets those that are missing. */
    public Mono<Void> repair() {
        return session(session -> locked(
                        session,
                        lock -> history.read(session)
                                .flatMap(state -> Flux.fromIterable(
                                                state.recorded().values())
                                        .filter(recorded -> recorded.version() <= newest())
                                        .concatMap(recorded -> {
                                            Definition migration =
                                                    new Check(known, state, true).find(recorded.version());
                                            return session.send(
                                                    migration == null
                                                            ? history.erase(recorded.version())
                                                            : history.accept(migration));
                                        })
                                        .then(Mono.just(true)))))
                .then();
    }

    /** What is newer is the work of a later release, and not missing. */
    private long newest() {
        return known.isEmpty() ? Long.MAX_VALUE : known.get(known.size() - 1).version();
    }

    /** Says how a step ended of which nobody knows. */
    public Mono<Void> resolve(long version, boolean done) {
        return session(session -> locked(
                        session,
                        lock -> history.read(session).flatMap(state -> {
                            Recorded recorded = state.recorded().get(version);
                            Definition migration = new Check(known, state, true).find(version);
                            if (recorded == null || migration == null) {
                                return Mono.error(unknown(version));
                            }
                            return Flux.fromIterable(recorded.begun())
                                    .concatMap(step -> session.send(
                                            done
                                                    ? history.write(migration, true, step, recorded.steps(), true)
                                                    : history.erase(version, true, step)))
                                    .then(Mono.just(true));
                        })))
                .then();
    }

    /** What is told of a version that nobody has. */
    public static MigrationFailure unknown(long version) {
        return new MigrationFailure(
                MigrationCode.UNKNOWN_VERSION,
                "there is no migration " + version,
                "no migration that is known here has this number",
                "see which there are: migrator.status()");
    }
}

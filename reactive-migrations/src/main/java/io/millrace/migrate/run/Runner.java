package io.millrace.migrate.run;

import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.lint.Lint;
import io.millrace.migrate.lint.StillUsed;
import io.millrace.migrate.operation.Operation;
import io.millrace.migrate.plan.Step;
import io.millrace.migrate.report.MigrationReport;
import io.millrace.migrate.schema.Definition;
import java.time.Duration;
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

    private final Site site;
    private final After after;

    /** A runner of these migrations; does something more on its session once everything is up. */
    public Runner(ExecutorOptions options, KnownMigrations known, Settings settings, After after) {
        this.site = new Site(options, known, settings);
        this.after = after;
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
        return site.session(session -> site.checked(session)
                .flatMap(check -> {
                    List<Definition> chosen = selection.of(session, check);
                    if (chosen.isEmpty()) {
                        return Mono.just(new MigrationReport(List.of(), check.newer()));
                    }
                    Mono<Void> safe = up ? safe(session, check, chosen) : Mono.empty();
                    return safe.then(Mono.defer(() -> site.locked(
                            session,
                            lock -> site.checked(session)
                                    .doOnNext(up ? Check::runnable : Check::reversible)
                                    .flatMap(again -> {
                                        List<Definition> now = selection.of(session, again);
                                        if (up) {
                                            Contracts.expanded(now, again);
                                        }
                                        return all(session, lock, again, now, up);
                                    }))));
                })
                .flatMap(report -> end.of(session, report)));
    }

    private Mono<Void> safe(Session session, Check check, List<Definition> chosen) {
        return Mono.defer(() -> {
            String schema = site.settings().schema();
            int server = check.server();
            StillUsed.refuse(
                    chosen,
                    site.settings().records(),
                    site.settings().uses(),
                    schema == null ? "public" : schema,
                    server);
            return LiveLook.at(session, chosen, server)
                    .doOnNext(live -> {
                        Lint.refuse(check.known(), chosen, server, live);
                        if (site.settings().outOfOrder()) {
                            Lint.meeting(check.known(), check.pending(), server)
                                    .filter(finding -> chosen.stream()
                                            .anyMatch(migration -> migration.version() == finding.version()))
                                    .forEach(finding -> LOG.warn("{}", finding));
                        }
                    })
                    .then();
        });
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
        Set<Integer> begun = recorded == null ? Set.of() : up ? recorded.begun() : recorded.undoing();
        LOG.info("{} {} ({} steps)", up ? "running" : "taking back", migration.label(), steps.size());
        Mono<Void> allowed =
                up ? Contracts.allowed(session, migration, site.settings().records()) : Mono.empty();
        Mono<Void> guarded = up && done.isEmpty() ? Guards.hold(session, migration) : Mono.empty();
        return allowed.then(guarded)
                .thenMany(Flux.fromIterable(steps))
                .filter(step -> !done.contains(step.number()))
                .concatMap(step -> new StepRun(
                                session, lock, site.history(), site.settings(), migration, up, step, steps.size())
                        .run(begun.contains(step.number())))
                .then(Mono.defer(() -> steps.isEmpty() ? nothing(session, migration, up) : Mono.empty()))
                .then(Mono.fromSupplier(() -> {
                    Duration took = Duration.ofNanos(System.nanoTime() - start);
                    LOG.info("{} {} in {} ms", up ? "ran" : "took back", migration.label(), took.toMillis());
                    return new MigrationReport.Ran(migration.version(), migration.name(), up, took);
                }));
    }

    private Mono<Void> nothing(Session session, Definition migration, boolean up) {
        String sql = up
                ? site.history().write(migration, true, 0, 1)
                : site.history().erase(migration.version());
        return session.send(sql).then();
    }

    private static List<Operation> reversed(Definition migration) {
        List<Operation> down = migration.down();
        return down == null ? List.of() : down;
    }

    /** Runs seeds, by name, that have not run as they are now; fails where a migration has not run. */
    public Mono<List<String>> seed(Map<String, String> seeds) {
        return site.session(session -> site.locked(
                session,
                lock -> site.settled(session)
                        .flatMap(check -> Site.done(check, check.pending()))
                        .then(Mono.defer(
                                () -> new Seeding(session, lock, site.history(), site.settings()).run(seeds)))));
    }
}

package io.millrace.migrate.run;

import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.plan.Step;
import io.millrace.migrate.report.MigrationReport;
import io.millrace.migrate.schema.Definition;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Changes what is written down of what has run, and nothing else; under the lock. */
public final class Ledger {

    private final Site site;

    /** Of these migrations, which are in order. */
    public Ledger(ExecutorOptions options, List<Definition> known, Settings settings) {
        this.site = new Site(options, known, settings);
    }

    /** Writes migrations down as done without running them. */
    public Mono<MigrationReport> baseline(long version) {
        return site.session(session -> site.locked(
                session,
                lock -> site.settled(session)
                        .flatMap(check -> Flux.fromIterable(site.known())
                                .filter(migration ->
                                        migration.version() <= version && check.recorded(migration.version()) == null)
                                .concatMap(migration -> {
                                    int steps = Math.max(
                                            1,
                                            Step.of(migration.up(), check.server())
                                                    .size());
                                    return Flux.range(0, steps)
                                            .concatMap(step -> session.send(
                                                    site.history().write(migration, true, step, steps, true)));
                                })
                                .then(Mono.fromSupplier(() -> new MigrationReport(List.of(), check.newer()))))));
    }

    /** Takes edited migrations for what has run, and forgets those that are missing. */
    public Mono<Void> repair() {
        return site.session(session -> site.locked(
                        session,
                        lock -> site.history()
                                .read(session)
                                .flatMap(state -> Flux.fromIterable(
                                                state.recorded().values())
                                        .filter(recorded -> recorded.version() <= newest())
                                        .concatMap(recorded -> {
                                            Definition migration =
                                                    new Check(site.known(), state, true).find(recorded.version());
                                            return session.send(
                                                    migration == null
                                                            ? site.history().erase(recorded.version())
                                                            : site.history().accept(migration));
                                        })
                                        .then(Mono.just(true)))))
                .then();
    }

    /** What is newer is the work of a later release, and not missing. */
    private long newest() {
        return site.known().isEmpty()
                ? Long.MAX_VALUE
                : site.known().get(site.known().size() - 1).version();
    }

    /** Says how a step ended of which nobody knows. */
    public Mono<Void> resolve(long version, boolean done) {
        return site.session(session -> site.locked(
                        session,
                        lock -> site.history().read(session).flatMap(state -> {
                            Recorded recorded = state.recorded().get(version);
                            Definition migration = new Check(site.known(), state, true).find(version);
                            if (recorded == null || migration == null) {
                                return Mono.error(unknown(version));
                            }
                            return Flux.fromIterable(recorded.begun())
                                    .concatMap(step -> session.send(
                                            done
                                                    ? site.history()
                                                            .write(migration, true, step, recorded.steps(), true)
                                                    : site.history().erase(version, true, step)))
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

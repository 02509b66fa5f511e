package io.millrace.migrate.run;

import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.operation.Operation;
import io.millrace.migrate.plan.Step;
import io.millrace.migrate.report.MigrationReport;
import io.millrace.migrate.schema.Definition;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Changes what is written down of what has run, and nothing else; under the lock. */
public final class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger("io.millrace.migrate");

    private final Site site;

    /** Of these migrations. */
    public Ledger(ExecutorOptions options, KnownMigrations known, Settings settings) {
        this.site = new Site(options, known, settings);
    }

    /** Writes migrations down as done without running them. */
    public Mono<MigrationReport> baseline(long version) {
        return site.session(session -> site.locked(
                session,
                lock -> site.settled(session)
                        .flatMap(check -> together(
                                        session,
                                        check.known().stream()
                                                .filter(migration -> migration.version() <= version)
                                                .filter(migration -> !isUp(check.recorded(migration.version())))
                                                .flatMap(migration -> all(migration, check.server())))
                                .then(Mono.fromSupplier(() -> new MigrationReport(List.of(), check.newer()))))));
    }

    private static boolean isUp(@Nullable Recorded recorded) {
        return recorded != null && recorded.isUp();
    }

    private Stream<String> all(Definition migration, int server) {
        int steps = steps(migration.up(), server);
        return IntStream.range(0, steps).mapToObj(step -> site.history().write(migration, true, step, steps));
    }

    /** One without any is written down as one step. */
    private static int steps(List<Operation> operations, int server) {
        return Math.max(1, Step.of(operations, server).size());
    }

    /** All or none of it: what was interrupted has not begun. */
    private static Mono<Void> together(Session session, Stream<String> statements) {
        String all = statements.collect(Collectors.joining("; "));
        return all.isEmpty()
                ? Mono.empty()
                : session.send("begin; " + all + "; commit").then();
    }

    /** Takes edited migrations for what has run, and forgets those that are missing; refused where none is known. */
    public Mono<Void> repair() {
        return site.session(session -> site.locked(
                        session,
                        lock -> site.unchecked(session)
                                .flatMap(check ->
                                        together(session, repaired(check)).thenReturn(true))))
                .then();
    }

    private Stream<String> repaired(Check check) {
        List<Definition> known = check.known();
        if (known.isEmpty()) {
            throw nothingKnown(check);
        }
        // What is newer is the work of a later release, and not missing.
        long newest = known.get(known.size() - 1).version();
        return check.recorded().stream()
                .filter(recorded -> recorded.version() <= newest)
                .flatMap(recorded -> repaired(recorded, check));
    }

    private Stream<String> repaired(Recorded recorded, Check check) {
        Definition migration = check.find(recorded.version());
        if (migration == null) {
            LOG.warn("{} {} is forgotten: it has run, and is not known here", recorded.version(), recorded.name());
            return Stream.of(site.history().erase(recorded.version()));
        }
        return recorded.checksum().equals(migration.checksum())
                ? Stream.of(site.history().rename(migration))
                : site.history().accept(migration, steps(migration.up(), check.server()));
    }

    private static MigrationFailure nothingKnown(Check check) {
        String all = check.recorded().stream()
                .map(recorded -> recorded.version() + " " + recorded.name())
                .collect(Collectors.joining(", "));
        return new MigrationFailure(
                MigrationCode.MISSING,
                "no migrations are known here, so that there is nothing to repair the history by",
                all.isEmpty() ? "none has run either" : "all that has run would be forgotten: " + all,
                "give the migrator its migrations: MigrationSource.folder(path)");
    }

    /** Says how a step ended of which nobody knows. */
    public Mono<Void> resolve(long version, boolean done) {
        return site.session(session -> site.locked(
                        session,
                        lock -> site.unchecked(session).flatMap(check -> {
                            Recorded recorded = check.recorded(version);
                            Definition migration = check.find(version);
                            if (recorded == null || migration == null) {
                                return Mono.error(unknown(version));
                            }
                            List<String> statements = resolved(migration, recorded, done, check.server())
                                    .toList();
                            return statements.isEmpty()
                                    ? Mono.error(nothingUnknown(migration))
                                    : together(session, statements.stream()).thenReturn(true);
                        })))
                .then();
    }

    private Stream<String> resolved(Definition migration, Recorded recorded, boolean done, int server) {
        List<Operation> down = migration.down();
        List<Step> forth = Step.of(migration.up(), server);
        List<Step> back = down == null ? List.of() : Step.of(down, server);
        return Stream.concat(
                Check.unknown(recorded.begun(), forth).stream()
                        .map(step -> done
                                ? site.history().write(migration, true, step, recorded.steps())
                                : site.history().erase(migration.version(), true, step)),
                Check.unknown(recorded.undoing(), back).stream()
                        .map(step -> done
                                ? site.history().undone(migration, step, back.size())
                                : site.history().erase(migration.version(), false, step)));
    }

    private static MigrationFailure nothingUnknown(Definition migration) {
        return new MigrationFailure(
                MigrationCode.NOTHING_TO_RESOLVE,
                migration.label() + " has no step of which nobody can tell how it ended",
                "how each of its steps stands is written down, or is found out by the next run",
                "see how far it is: migrator.status()");
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

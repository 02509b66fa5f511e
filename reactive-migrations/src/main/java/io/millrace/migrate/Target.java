package io.millrace.migrate;

import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.migrate.report.MigrationReport;
import io.millrace.migrate.report.MigrationStatus;
import io.millrace.migrate.report.TracedStatement;
import io.millrace.migrate.run.After;
import io.millrace.migrate.run.Glance;
import io.millrace.migrate.run.KnownMigrations;
import io.millrace.migrate.run.Ledger;
import io.millrace.migrate.run.Runner;
import io.millrace.migrate.run.Settings;
import io.millrace.migrate.run.Survey;
import io.millrace.migrate.trace.Trace;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What a migrator works on, and how.
 *
 * @param repo who has connections open, or null
 * @param options how to connect
 * @param migrations all that there are
 * @param settings how to run them
 * @param expectation what must be so once everything is up
 */
record Target(
        @Nullable Repo repo, RepoOptions options, Migrations migrations, Settings settings, Expectation expectation) {

    private static final String NAME_OF_A_REPO = "millrace";
    private static final String NAME = "millrace-migrations";

    Target with(UnaryOperator<Settings> change) {
        return new Target(repo, options, migrations, change.apply(settings), expectation);
    }

    Target expecting(Expectation other) {
        return new Target(repo, options, migrations, settings.using(other.tables()), other);
    }

    /** Under a name of its own in {@code pg_stat_activity}, where the application has given none. */
    private ExecutorOptions connected() {
        ExecutorOptions checked = options.checked();
        return checked.server().applicationName().equals(NAME_OF_A_REPO)
                ? checked.with(checked.server().named(NAME))
                : checked;
    }

    Mono<MigrationReport> start(StartMode mode) {
        return switch (mode) {
            case MIGRATE ->
                glanced(known -> new Runner(connected(), known, settings, expectation::check).up(pending -> pending));
            case WAIT -> glanced(known -> surveying(known, expectation::check).await());
            case VALIDATE ->
                glanced(known -> surveying(known, expectation::check).validate());
            case OFF -> Mono.just(new MigrationReport(List.of(), List.of()));
        };
    }

    private Mono<MigrationReport> glanced(Function<KnownMigrations, Mono<MigrationReport>> work) {
        return knowing(known -> repo == null || !expectation.tables().isEmpty()
                ? work.apply(known)
                : Glance.at(repo, known, settings).switchIfEmpty(Mono.defer(() -> work.apply(known))));
    }

    /** Does something with what there is at that moment. */
    private <T> Mono<T> knowing(Function<KnownMigrations, Mono<T>> work) {
        return Mono.defer(() -> work.apply(migrations.known()));
    }

    <T> Mono<T> runner(Function<Runner, Mono<T>> work) {
        return knowing(known -> work.apply(running(known)));
    }

    /** The same, where there is a migration of a number. */
    <T> Mono<T> runner(long version, Function<Runner, Mono<T>> work) {
        return knowing(known -> known.has(version).then(Mono.defer(() -> work.apply(running(known)))));
    }

    private Runner running(KnownMigrations known) {
        return new Runner(connected(), known, settings, After.NOTHING);
    }

    <T> Mono<T> survey(Function<Survey, Mono<T>> work) {
        return knowing(known -> work.apply(surveying(known, After.NOTHING)));
    }

    private Survey surveying(KnownMigrations known, After after) {
        return new Survey(connected(), known, settings, after);
    }

    <T> Mono<T> ledger(Function<Ledger, Mono<T>> work) {
        return knowing(known -> work.apply(new Ledger(connected(), known, settings)));
    }

    /** The same, where there is a migration of a number. */
    <T> Mono<T> ledger(long version, Function<Ledger, Mono<T>> work) {
        return knowing(known ->
                known.has(version).then(Mono.defer(() -> work.apply(new Ledger(connected(), known, settings)))));
    }

    /** What those lock that have not run, or not to their end. */
    Mono<List<TracedStatement>> trace(List<MigrationStatus> all) {
        Map<Long, Integer> pending = all.stream()
                .filter(one ->
                        one.state() == MigrationStatus.State.DOWN || one.state() == MigrationStatus.State.HALF_DONE)
                .collect(Collectors.toMap(MigrationStatus::version, MigrationStatus::done));
        return knowing(KnownMigrations::all).flatMap(known -> new Trace(options, known, settings).run(pending));
    }
}

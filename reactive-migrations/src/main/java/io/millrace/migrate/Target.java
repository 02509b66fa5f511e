package io.millrace.migrate;

import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.migrate.report.MigrationReport;
import io.millrace.migrate.run.After;
import io.millrace.migrate.run.Glance;
import io.millrace.migrate.run.Ledger;
import io.millrace.migrate.run.Runner;
import io.millrace.migrate.run.Settings;
import io.millrace.migrate.run.Survey;
import io.millrace.migrate.trace.Trace;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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
                glanced(Mono.defer(() -> new Runner(connected(), migrations.known(), settings, expectation::check)
                        .up(pending -> pending)));
            case WAIT -> glanced(survey(expectation::check, Survey::await));
            case VALIDATE -> glanced(survey(expectation::check, Survey::validate));
            case OFF -> Mono.just(new MigrationReport(List.of(), List.of()));
        };
    }

    private Mono<MigrationReport> glanced(Mono<MigrationReport> work) {
        return repo == null || !expectation.tables().isEmpty()
                ? work
                : Glance.at(repo, migrations.known(), settings).switchIfEmpty(work);
    }

    <T> Mono<T> runner(Function<Runner, Mono<T>> work) {
        return Mono.defer(() -> work.apply(new Runner(connected(), migrations.known(), settings, After.NOTHING)));
    }

    <T> Mono<T> survey(Function<Survey, Mono<T>> work) {
        return survey(After.NOTHING, work);
    }

    private <T> Mono<T> survey(After after, Function<Survey, Mono<T>> work) {
        return Mono.defer(() -> work.apply(new Survey(connected(), migrations.known(), settings, after)));
    }

    <T> Mono<T> ledger(Function<Ledger, Mono<T>> work) {
        return Mono.defer(() -> work.apply(new Ledger(connected(), migrations.known(), settings)));
    }

    Trace trace() {
        return new Trace(options, migrations.known(), settings);
    }
}

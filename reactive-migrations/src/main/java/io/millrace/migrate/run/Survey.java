package io.millrace.migrate.run;

import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.migrate.lint.Finding;
import io.millrace.migrate.lint.Lint;
import io.millrace.migrate.plan.Reversibility;
import io.millrace.migrate.plan.Step;
import io.millrace.migrate.report.Grade;
import io.millrace.migrate.report.MigrationReport;
import io.millrace.migrate.report.MigrationStatus;
import io.millrace.migrate.report.PlannedStep;
import io.millrace.migrate.schema.Definition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** Looks how a database stands, and changes nothing; each call is a session of its own. */
public final class Survey {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Site site;
    private final After after;

    /** Of these migrations; does something more on its session where everything is up. */
    public Survey(ExecutorOptions options, KnownMigrations known, Settings settings, After after) {
        this.site = new Site(options, known, settings);
        this.after = after;
    }

    /** Where every migration stands; reads only. */
    public Mono<List<MigrationStatus>> status() {
        return site.session(session -> site.unchecked(session).map(Check::status));
    }

    /** What would be sent; reads only. */
    public Mono<List<PlannedStep>> plan() {
        return site.session(session -> site.checked(session).map(check -> {
            List<PlannedStep> planned = new ArrayList<>();
            for (Definition migration : check.pending()) {
                Recorded recorded = check.recorded(migration.version());
                Grade grade = Reversibility.of(migration, check.server());
                for (Step step : Step.of(migration.up(), check.server())) {
                    if (recorded == null || !recorded.done().contains(step.number())) {
                        planned.add(new PlannedStep(
                                migration.version(),
                                migration.name(),
                                step.number(),
                                step.transactional(),
                                step.statements(),
                                grade));
                    }
                }
            }
            return planned;
        }));
    }

    /** What the rules say of what has not run; reads only. */
    public Mono<List<Finding>> lint() {
        return site.session(session -> site.checked(session).flatMap(check -> {
            List<Definition> pending = check.pending();
            return LiveLook.at(session, pending, check.server())
                    .map(live -> Lint.of(check.known(), pending, check.server(), live));
        }));
    }

    /** Completes when nothing is pending; fails where something is. Reads only. */
    public Mono<MigrationReport> validate() {
        return site.session(session -> site.checked(session)
                .flatMap(check -> Site.done(check, check.pending()))
                .flatMap(report -> after.on(session).thenReturn(report)));
    }

    /** Completes when nothing is pending any more, because another migrator has done it. Reads only. */
    public Mono<MigrationReport> await() {
        return site.session(session -> look(
                        session, System.nanoTime() + site.settings().patience().toNanos())
                .flatMap(report -> after.on(session).thenReturn(report)));
    }

    private Mono<MigrationReport> look(Session session, long deadline) {
        return site.checked(session).flatMap(check -> {
            // One that stands half-way is being worked on.
            List<Definition> pending = check.pending();
            return pending.isEmpty() || System.nanoTime() > deadline
                    ? Site.done(check, pending)
                    : Mono.delay(POLL).then(Mono.defer(() -> look(session, deadline)));
        });
    }
}

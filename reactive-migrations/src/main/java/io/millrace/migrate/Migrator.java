package io.millrace.migrate;

import io.millrace.expr.Rows;
import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.lint.Finding;
import io.millrace.migrate.lint.Use;
import io.millrace.migrate.report.MigrationReport;
import io.millrace.migrate.report.MigrationStatus;
import io.millrace.migrate.report.PlannedStep;
import io.millrace.migrate.report.Progress;
import io.millrace.migrate.report.TracedStatement;
import io.millrace.migrate.run.Ledger;
import io.millrace.migrate.run.Runner;
import io.millrace.migrate.run.Settings;
import io.millrace.migrate.run.Survey;
import io.millrace.migrate.schema.Migration;
import io.millrace.migrate.source.MigrationSource;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.shape.Shape;
import io.millrace.table.TableDefinition;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Runs migrations on a database, over one connection of its own. Immutable; each method that says how it works returns
 * another migrator.
 *
 * <p>Any number of migrators may start on one database at once, in as many programs: one works, the others wait and then
 * find nothing to do. Each step is written down in table {@code millrace_migrations} in the transaction that did it, so
 * that a program that is killed loses nothing: the next start goes on from there. Where there is nothing to do, starting
 * costs one round trip, and one more where records are compared; a migrator of a repo asks on a connection that the repo
 * has open, and opens none of its own unless records are compared.
 *
 * <p>Its publishers are cold: each subscription is a run. They fail with {@link MigrationFailure}, and with {@link
 * io.millrace.error.ConnectFailed} where the server cannot be reached.
 */
public final class Migrator {

    private final Target target;

    private Migrator(Target target) {
        this.target = target;
    }

    /** A migrator of these migrations, on the database at a URL. */
    public static Migrator of(String url, Migration... migrations) {
        return of(RepoOptions.url(url), migrations);
    }

    /** A migrator of these migrations, on the database that a repo with these options is for. */
    public static Migrator of(RepoOptions options, Migration... migrations) {
        return of(null, options, Migrations.of(migrations));
    }

    /** A migrator of these migrations, on the database of a repo: see {@link #of(Repo, MigrationSource)}. */
    public static Migrator of(Repo repo, Migration... migrations) {
        return of(repo, repo.options(), Migrations.of(migrations));
    }

    /** A migrator of all migrations that were listed while they were compiled: {@link MigrationSource#indexed}. */
    public static Migrator of(Repo repo) {
        return of(repo, MigrationSource.indexed());
    }

    /**
     * The same as {@link #of(RepoOptions, MigrationSource)}, on the database of a repo. Whether there is anything to do at
     * the {@link #start} it asks on a connection of the repo's; what it does, it does on one of its own.
     */
    public static Migrator of(Repo repo, MigrationSource source) {
        return of(repo, repo.options(), Migrations.of(source));
    }

    /**
     * A migrator of all migrations of a source. Each run reads it anew, while the server is asked what has run: on the thread
     * that subscribes, or on another where that one must not block. It fails first where two have one number or one name.
     */
    public static Migrator of(RepoOptions options, MigrationSource source) {
        return of(null, options, Migrations.of(source));
    }

    private static Migrator of(@Nullable Repo repo, RepoOptions options, Migrations migrations) {
        return new Migrator(new Target(repo, options, migrations, Settings.DEFAULT, Expectation.NOTHING));
    }

    /** In another schema, which has a history of its own: one run for each tenant. */
    public Migrator inSchema(String schema) {
        return with(now -> now.in(schema));
    }

    /**
     * With another way to step back while others hold a table: half a second, thirty times unless told otherwise. While a
     * statement waits, everybody else waits behind it.
     */
    public Migrator withLockTimeout(Duration timeout, int attempts) {
        return with(now -> now.retrying(timeout, attempts));
    }

    /**
     * With another limit for each statement of a transaction; an hour unless told otherwise, and 0 for none. Statements
     * outside of a transaction, such as the concurrent build of an index, have none.
     */
    public Migrator withStatementTimeout(Duration limit) {
        return with(now -> now.limiting(limit));
    }

    /**
     * With a limit for each transaction as a whole; none unless told otherwise. Past it the server ends the connection
     * ({@link MigrationCode#CONNECTION_LOST}), and nothing of the transaction has taken effect. From PostgreSQL 17 on.
     */
    public Migrator withTransactionTimeout(Duration limit) {
        return with(now -> now.ending(limit));
    }

    /**
     * Refuses what takes a table or a column away that these records use, and those that were named before: {@code
     * usedBy(USER.definition())}.
     *
     * @see MigrationCode#STILL_USED
     */
    public Migrator usedBy(TableDefinition... records) {
        return with(now -> now.using(List.of(records)));
    }

    /**
     * Refuses what takes a table or a column away that these shapes read, and names them: {@code usedBy(USER_CARD)}.
     *
     * @see MigrationCode#STILL_USED
     */
    public Migrator usedBy(Shape<?, ?>... shapes) {
        return with(now -> now.reading(Stream.of(shapes).<Use>map(Use::of).toList()));
    }

    /**
     * Refuses what takes a table or a column away that a query names, in its conditions, its order and its preloads too: {@code
     * usedBy("open orders", OPEN_ORDERS)}.
     *
     * @see MigrationCode#STILL_USED
     */
    public Migrator usedBy(String name, Rows<?> query) {
        return with(now -> now.reading(List.of(Use.of("query " + name, query))));
    }

    /** With another time to wait for another migrator; five minutes unless told otherwise. */
    public Migrator withPatience(Duration limit) {
        return with(now -> now.waiting(limit));
    }

    /** Lets migrations run that are older than the newest that has run. */
    public Migrator anyOrder() {
        return with(Settings::anyOrder);
    }

    /**
     * With another way to look after statements that take long: somebody is told every so often how far they are, and
     * whom they wait for. Every five seconds in the log, unless told otherwise. So a connection that died without a word
     * is found out as well.
     */
    public Migrator withProgress(Duration every, Consumer<Progress> listener) {
        return with(now -> now.looking(every, listener));
    }

    /**
     * Compares records with the database whenever everything is up at the {@link #start}, in both directions; one round
     * trip, however many there are. They are {@link #usedBy} the program as well.
     */
    public Migrator withRecords(DriftMode mode, TableDefinition... tables) {
        return new Migrator(target.expecting(new Expectation(mode, List.of(tables))));
    }

    private Migrator with(UnaryOperator<Settings> change) {
        return new Migrator(target.with(change));
    }

    /** Does at the start of a program what a mode says; ready when it completes. */
    public Mono<MigrationReport> start(StartMode mode) {
        return target.start(mode);
    }

    /** Runs everything that has not run. */
    public Mono<MigrationReport> migrate() {
        return up(pending -> pending);
    }

    /** Runs what has not run, up to a version and with it. */
    public Mono<MigrationReport> migrateTo(long version) {
        return target.runner(
                version,
                runner -> runner.up(pending -> pending.stream()
                        .filter(migration -> migration.version() <= version)
                        .toList()));
    }

    /** Runs so many that have not run. */
    public Mono<MigrationReport> migrateSteps(int count) {
        return up(pending -> pending.stream().limit(count).toList());
    }

    private Mono<MigrationReport> up(Runner.Choice choice) {
        return target.runner(runner -> runner.up(choice));
    }

    /** Takes back the newest one. */
    public Mono<MigrationReport> down() {
        return downSteps(1);
    }

    /** Takes back so many, the newest first. */
    public Mono<MigrationReport> downSteps(int count) {
        return target.runner(
                runner -> runner.down(up -> up.stream().limit(count).toList()));
    }

    /** Takes back everything that is newer than a version; 0 for everything. */
    public Mono<MigrationReport> downTo(long version) {
        Function<Runner, Mono<MigrationReport>> back = runner -> runner.down(up ->
                up.stream().filter(migration -> migration.version() > version).toList());
        return version == 0 ? target.runner(back) : target.runner(version, back);
    }

    /** Takes the newest one back and runs it again. */
    public Mono<MigrationReport> redo() {
        return down().flatMap(back -> up(pending -> pending.stream()
                        .filter(migration -> back.versions().contains(migration.version()))
                        .toList())
                .map(again -> new MigrationReport(
                        Stream.concat(back.ran().stream(), again.ran().stream()).toList(), again.newer())));
    }

    /** Where every migration stands. Reads only, and needs no right but to read the history. */
    public Mono<List<MigrationStatus>> status() {
        return target.survey(Survey::status);
    }

    /** What {@link #migrate} would send. Reads only. */
    public Mono<List<PlannedStep>> plan() {
        return target.survey(Survey::plan);
    }

    /** What the rules of {@link io.millrace.migrate.lint.Rules} say of what {@link #migrate} would send. Reads only. */
    public Mono<List<Finding>> lint() {
        return target.survey(Survey::lint);
    }

    /**
     * The locks that {@link #migrate} would take, as PostgreSQL really takes them: what has not run is run on a scratch
     * database, which is made for it on the same server with the structure of this one, and dropped afterwards. The
     * database itself is only asked what it is like and what has run. Needs the right to create databases.
     */
    public Mono<List<TracedStatement>> trace() {
        return status().flatMap(target::trace);
    }

    /** Fails with {@link MigrationCode#PENDING} where something has not run. Reads only. */
    public Mono<MigrationReport> validate() {
        return target.survey(Survey::validate);
    }

    /** Writes down that all up to a version have run, without running them: for a database that was there before. */
    public Mono<MigrationReport> baseline(long version) {
        return target.ledger(version, ledger -> ledger.baseline(version));
    }

    /**
     * Runs the seeds that have not run as they are now, in order, each in a transaction; emits the names of those that
     * ran. Fails with {@link MigrationCode#PENDING} where a migration has not run.
     */
    public Mono<List<String>> seed(Seed... seeds) {
        Map<String, String> named = new LinkedHashMap<>();
        for (Seed seed : seeds) {
            named.put(seed.name(), seed.sql());
        }
        return target.runner(runner -> runner.seed(named));
    }

    /** Takes edited migrations for what has run, and forgets those that are missing. Changes the history only. */
    public Mono<Void> repair() {
        return target.ledger(Ledger::repair);
    }

    /**
     * Says of a step outside of a transaction that was begun whether it is done; see {@link MigrationCode#HALF_DONE}.
     * Refused where there is none ({@link MigrationCode#NOTHING_TO_RESOLVE}): what was interrupted goes on by itself.
     */
    public Mono<Void> resolve(long version, boolean done) {
        return target.ledger(ledger -> ledger.resolve(version, done));
    }
}

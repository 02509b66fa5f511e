package io.millrace.migrate.drift;

import io.millrace.migrate.compare.Comparison;
import io.millrace.migrate.report.DriftReport;
import io.millrace.migrate.run.Session;
import io.millrace.migrate.run.Settings;
import io.millrace.migrate.run.Told;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.table.TableDefinition;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Compares records with a database, in both directions; changes nothing. However many tables there are, it costs one
 * round trip on a connection of its own.
 *
 * <pre>{@code
 * Mono<DriftReport> report = Drift.of(repo, USER.definition(), POST.definition()).check();
 * }</pre>
 */
public final class Drift {

    private final RepoOptions options;
    private final List<TableDefinition> tables;

    private Drift(RepoOptions options, List<TableDefinition> tables) {
        this.options = options;
        this.tables = List.copyOf(tables);
    }

    /** Of these tables' records, on the database that a repo with these options is for. */
    public static Drift of(RepoOptions options, TableDefinition... tables) {
        return of(options, List.of(tables));
    }

    /** Of these tables' records, on the database that a repo with these options is for. */
    public static Drift of(RepoOptions options, List<TableDefinition> tables) {
        return new Drift(options, tables);
    }

    /** Of these tables' records, on the database of a repo. */
    public static Drift of(Repo repo, TableDefinition... tables) {
        return of(repo.options(), tables);
    }

    /** Compares. */
    public Mono<DriftReport> check() {
        return Mono.defer(
                () -> Session.use(options.checked(), Settings.DEFAULT, session -> Comparison.on(session, tables))
                        .onErrorMap(failure -> Told.of("drift", failure)));
    }
}

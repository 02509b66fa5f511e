package io.millrace.migrate.diff;

import io.millrace.migrate.catalog.Catalogue;
import io.millrace.migrate.catalog.LiveTable;
import io.millrace.migrate.compare.Comparison;
import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.operation.Operation;
import io.millrace.migrate.operation.Rename;
import io.millrace.migrate.propose.Change;
import io.millrace.migrate.propose.Changes;
import io.millrace.migrate.run.Session;
import io.millrace.migrate.run.Settings;
import io.millrace.migrate.run.Told;
import io.millrace.migrate.run.Unrecorded;
import io.millrace.migrate.sql.Quoted;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.table.TableDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * Writes the migration that makes a database fit records. Immutable.
 *
 * <p>Nothing is guessed. Where a column is missing and another one of its type is there that no record has, it fails with
 * {@link MigrationCode#UNDECIDED}, which names both: {@link #rename} says that it is the same, {@link #add} that it is
 * not. What is in the database and in no record is left as it is, unless {@link #drop} names it.
 */
public final class Diff {

    private static final String DEVELOPMENT = "development";

    private final RepoOptions options;
    private final List<TableDefinition> tables;
    private final Map<String, String> renames;
    private final Set<String> drops;
    private final Set<String> adds;

    private Diff(
            RepoOptions options,
            List<TableDefinition> tables,
            Map<String, String> renames,
            Set<String> drops,
            Set<String> adds) {
        this.options = options;
        this.tables = tables;
        this.renames = renames;
        this.drops = drops;
        this.adds = adds;
    }

    /** Between these tables' records and the database that a repo with these options is for. */
    public static Diff of(RepoOptions options, List<TableDefinition> tables) {
        return new Diff(options, Changes.inOrder(tables), Map.of(), Set.of(), Set.of());
    }

    /** Between these tables' records and the database of a repo. */
    public static Diff of(Repo repo, TableDefinition... tables) {
        return of(repo.options(), List.of(tables));
    }

    /** Another name for a column, {@code rename("users.nick", "users.name")}, or for a table: {@code rename("people", "users")}. */
    public Diff rename(String from, String to) {
        Map<String, String> more = new LinkedHashMap<>(renames);
        more.put(from, to);
        return new Diff(options, tables, more, drops, adds);
    }

    /** Consents to the end of a column, constraint or index, {@code drop("users.nick")}, or of a table: {@code drop("people")}. */
    public Diff drop(String name) {
        return new Diff(options, tables, renames, plus(drops, name), adds);
    }

    /** Says that a column or table is new, and not another one under a new name: {@code add("users.name")}. */
    public Diff add(String name) {
        return new Diff(options, tables, renames, drops, plus(adds, name));
    }

    private static Set<String> plus(Set<String> names, String name) {
        Set<String> more = new HashSet<>(names);
        more.add(name);
        return more;
    }

    /** What would be done; reads only. */
    public Mono<Proposal> propose() {
        return session(session -> Comparison.read(session, tables).map(this::proposal));
    }

    /**
     * Does at once what would be done, after it was shown: for development only. The database has to say that it is for
     * that: {@code alter database app set millrace.environment = 'development'}; else it fails with {@link
     * MigrationCode#NOT_DEVELOPMENT}. It is done as a migration would be: while no migrator works, and in transactions where
     * they can be. The history of migrations is left as it is.
     */
    public Mono<Proposal> sync(Consumer<Proposal> shown) {
        return session(session -> {
            Unrecorded changes = new Unrecorded(session, Settings.DEFAULT, "sync");
            return changes.locked(synced(session, changes, shown));
        });
    }

    private Mono<Proposal> synced(Session session, Unrecorded changes, Consumer<Proposal> shown) {
        return Comparison.read(session, tables).flatMap(catalogue -> {
            if (!catalogue.environment().equals(DEVELOPMENT)) {
                return Mono.error(notDevelopment());
            }
            Proposal proposal = proposal(catalogue);
            shown.accept(proposal);
            return changes.run(proposal.up(), catalogue.server()).thenReturn(proposal);
        });
    }

    private <T> Mono<T> session(Function<Session, Mono<T>> work) {
        return Mono.defer(() ->
                Session.use(options.checked(), Settings.DEFAULT, work).onErrorMap(failure -> Told.of("diff", failure)));
    }

    private MigrationFailure notDevelopment() {
        String database = options.checked().server().database();
        return new MigrationFailure(
                MigrationCode.NOT_DEVELOPMENT,
                "database " + database + " does not say that it is for development",
                "sync() changes tables without a migration, which no other database hears of",
                "write a migration: migrate diff; or say so: alter database " + Quoted.name(database)
                        + " set millrace.environment = 'development'");
    }

    private Proposal proposal(Catalogue before) {
        Catalogue now = before;
        List<Change> all = new ArrayList<>();
        for (Map.Entry<String, String> rename : renames.entrySet()) {
            Renamed renamed = Renamed.of(now, rename.getKey(), rename.getValue());
            now = renamed.after();
            all.add(Change.of(renamed.operation())
                    .because("agreed to when this was written: --rename " + rename.getKey() + ":" + rename.getValue()));
        }
        var report = Comparison.of(now, tables);
        new Candidates(now, tables, drops, adds).check(report);
        Changes changes = new Changes(now, tables, drops);
        report.differences().forEach(difference -> all.add(changes.of(difference)));
        return Script.of(all, before.server());
    }

    /** A name that changes, and the catalogue as it is then. */
    private record Renamed(Operation operation, Catalogue after) {

        static Renamed of(Catalogue now, String from, String to) {
            LiveTable table = now.find("", from).orElse(null);
            if (table != null) {
                return new Renamed(new Rename(Rename.Kind.TABLE, from, from, to), now.renamed(table, to));
            }
            int dot = from.lastIndexOf('.');
            String owner = from.substring(0, Math.max(0, dot));
            String column = from.substring(dot + 1);
            int schema = owner.indexOf('.');
            LiveTable of = Stream.of(owner)
                    .flatMap(name ->
                            now.find(schema < 0 ? "" : name.substring(0, schema), name.substring(schema + 1)).stream())
                    .filter(found -> found.column(column).isPresent())
                    .findFirst()
                    .orElseThrow(() -> new MigrationFailure(
                            MigrationCode.UNDECIDED,
                            "there is no " + from + " that could get another name",
                            "the database has no such table or column",
                            "name a column, --rename users.nick:users.name, or a table, --rename people:users"));
            String name = to.substring(to.lastIndexOf('.') + 1);
            return new Renamed(new Rename(Rename.Kind.COLUMN, owner, column, name), now.renamed(of, column, name));
        }
    }
}

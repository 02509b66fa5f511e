package io.millrace.migrate.propose;

import io.millrace.migrate.catalog.Catalogue;
import io.millrace.migrate.catalog.LiveColumn;
import io.millrace.migrate.catalog.LiveConstraint;
import io.millrace.migrate.catalog.LiveTable;
import io.millrace.migrate.operation.AddColumn;
import io.millrace.migrate.operation.AddConstraint;
import io.millrace.migrate.operation.ChangeType;
import io.millrace.migrate.operation.Column;
import io.millrace.migrate.operation.Constraint;
import io.millrace.migrate.operation.CreateIndex;
import io.millrace.migrate.operation.DropColumn;
import io.millrace.migrate.operation.DropConstraint;
import io.millrace.migrate.operation.DropNotNull;
import io.millrace.migrate.operation.DropTable;
import io.millrace.migrate.operation.Operation;
import io.millrace.migrate.operation.RawSql;
import io.millrace.migrate.operation.Rename;
import io.millrace.migrate.operation.SetDefault;
import io.millrace.migrate.operation.SetNotNull;
import io.millrace.migrate.report.Difference;
import io.millrace.migrate.sql.Quoted;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What ends each difference. What nobody agreed to drop is left as it is, and named. */
public final class Changes {

    private final Catalogue catalogue;
    private final List<TableDefinition> definitions;
    private final Set<String> dropped;

    /**
     * Changes of a database to fit records.
     *
     * @param dropped tables, and things of tables behind a dot, that may go
     */
    public Changes(Catalogue catalogue, List<TableDefinition> definitions, Set<String> dropped) {
        this.catalogue = catalogue;
        this.definitions = List.copyOf(definitions);
        this.dropped = Set.copyOf(dropped);
    }

    /** What ends a difference. */
    public Change of(Difference difference) {
        String name = difference.subject();
        String table = difference.table();
        return switch (difference.kind()) {
            case MISSING_TABLE -> Change.noted("", written(table).create());
            case MISSING_COLUMN -> added(table, column(table, name));
            case OTHER_TYPE ->
                type(table, column(table, name), live(table).column(name).orElseThrow());
            case TAKES_NULLS ->
                Change.noted(
                        "no row may hold a null in " + table + "." + name + " by then",
                        List.of(new SetNotNull(table, name)));
            case TAKES_NO_NULLS, REQUIRED_COLUMN ->
                Change.of(new DropNotNull(table, name)).because(difference.message());
            case MISSING_DEFAULT -> fallback(table, column(table, name));
            case OTHER_KEY -> Change.byHand(difference.message() + "; a primary key is changed by hand");
            case MISSING_UNIQUE ->
                Change.noted(
                        "no two rows may be alike by then",
                        List.of(new AddConstraint(table, written(table).unique(unique(table, name)), false)));
            case OTHER_NAME -> Change.of(renamed(table, difference));
            case MISSING_INDEX -> missing(table, name);
            case INVALID_INDEX ->
                Change.of(new RawSql(
                        "reindex index concurrently " + Quoted.qualified(Quoted.beside(table, name)), null, true));
            case MISSING_CHECK ->
                Change.of(new AddConstraint(
                        table,
                        written(table)
                                .check(find(
                                        definition(table).checks(),
                                        one -> one.name().equals(name))),
                        false));
            case MISSING_REFERENCE -> Change.of(new AddConstraint(table, reference(table, name), false));
            case NOT_VALIDATED ->
                Change.noted(
                        "every row has to keep it by then",
                        List.of(new RawSql(
                                "alter table " + Quoted.qualified(table) + " validate constraint " + Quoted.name(name),
                                "",
                                false)));
            case OTHER_REFERENCE -> reference(table, live(table), name);
            case UNKNOWN_TABLE -> consented(table, difference, new DropTable(table, false, false, null, List.of()));
            case UNKNOWN_COLUMN -> consented(table + "." + name, difference, dropped(table, name));
            case UNKNOWN_CONSTRAINT ->
                consented(table + "." + name, difference, new DropConstraint(table, name, false, null));
            case UNKNOWN_INDEX -> consented(table + "." + name, difference, index(table, name));
        };
    }

    private Change consented(String what, Difference difference, Operation operation) {
        return dropped.contains(what)
                ? Change.noted("what is in it does not come back", List.of(operation))
                        .because("agreed to when this was written: --drop " + what)
                : Change.byHand(difference.message() + "; --drop " + what + " drops it");
    }

    private Change added(String table, ColumnDefinition definition) {
        Column column = Written.column(definition);
        if (column.nullable() || column.fallback() != null || column.generated() != null) {
            return Change.of(new AddColumn(table, column, false));
        }
        Column empty = new Column(column.name(), column.type(), true, null, null, null, null);
        return Change.noted(
                "every row needs a value in " + table + "." + column.name() + " before it takes no nulls",
                List.of(new AddColumn(table, empty, false), new SetNotNull(table, column.name())));
    }

    private static Change type(String table, ColumnDefinition definition, LiveColumn live) {
        boolean alike = definition.sqlType().equals("text") && live.type().startsWith("character varying");
        ChangeType change = new ChangeType(
                table,
                definition.name(),
                definition.sqlType(),
                alike ? null : Quoted.name(definition.name()) + "::" + definition.sqlType(),
                live.type());
        return alike
                ? Change.of(change).because(live.type() + " and text are stored alike")
                : Change.noted(
                        "PostgreSQL may rewrite the whole table, while nobody can read it; say why that does no harm:"
                                + " millrace: safe: …",
                        List.of(change));
    }

    private Change fallback(String table, ColumnDefinition definition) {
        String fallback = Written.fallback(definition);
        String alter = "alter table " + Quoted.qualified(table) + " alter column " + Quoted.name(definition.name());
        if (fallback != null) {
            return Change.of(new SetDefault(table, definition.name(), fallback, true, null));
        }
        return Written.identity(definition)
                ? Change.noted(
                        "the numbers begin at 1; setval(pg_get_serial_sequence(…), …) says otherwise",
                        List.of(new RawSql(
                                alter + " add generated by default as identity", alter + " drop identity", false)))
                : Change.byHand(table + "." + definition.name() + " needs a default");
    }

    private Rename renamed(String table, Difference difference) {
        String now = difference.message().replaceFirst(".* is named (\\S+) in the database:.*", "$1");
        String whole = Quoted.beside(table, now);
        return new Rename(Rename.Kind.INDEX, whole, whole, difference.subject());
    }

    private Constraint reference(String table, String name) {
        return written(table)
                .reference(
                        find(definition(table).references(), one -> one.name().equals(name)));
    }

    private Change reference(String table, LiveTable live, String name) {
        LiveConstraint there = find(
                live.constraints(LiveConstraint.Kind.FOREIGN_KEY),
                one -> one.name().equals(name));
        Constraint wanted = written(table)
                .reference(find(
                        definition(table).references(), one -> one.columns().equals(there.columns())));
        return Change.of(new DropConstraint(table, name, false, null), new AddConstraint(table, wanted, false));
    }

    private Operation dropped(String table, String name) {
        LiveColumn was = live(table).column(name).orElseThrow();
        return new DropColumn(
                table,
                name,
                false,
                new Column(
                        name, was.type(), !was.notNull(), was.generated() ? null : was.fallback(), null, null, null));
    }

    private Change missing(String table, String name) {
        Operation wanted = new CreateIndex(
                written(table)
                        .index(find(
                                definition(table).indexes(), one -> one.name().equals(name))),
                true,
                false);
        boolean taken =
                live(table).indexes().stream().anyMatch(one -> one.name().equals(name));
        return taken
                ? Change.of(index(table, name), wanted).because("another has the name of the one that is declared")
                : Change.of(wanted);
    }

    private Operation index(String table, String name) {
        String definition =
                find(live(table).indexes(), one -> one.name().equals(name)).definition();
        return new RawSql(
                "drop index concurrently " + Quoted.qualified(Quoted.beside(table, name)),
                definition.replaceFirst("INDEX", "INDEX CONCURRENTLY"),
                true);
    }

    private TableDefinition definition(String table) {
        return find(
                definitions,
                one -> new Written(one).table().equals(table) || one.name().equals(table));
    }

    private Written written(String table) {
        return new Written(definition(table));
    }

    private LiveTable live(String table) {
        int dot = table.indexOf('.');
        return catalogue
                .find(dot < 0 ? "" : table.substring(0, dot), Quoted.unqualified(table))
                .orElseThrow();
    }

    private ColumnDefinition column(String table, String name) {
        return find(definition(table).columns(), one -> one.name().equals(name));
    }

    private io.millrace.table.UniqueDefinition unique(String table, String name) {
        return find(definition(table).uniques(), one -> one.name().equals(name));
    }

    private static <T> T find(List<T> all, java.util.function.Predicate<T> which) {
        return all.stream().filter(which).findFirst().orElseThrow();
    }

    /** Tables in an order in which each comes after those that it refers to. */
    public static List<TableDefinition> inOrder(List<TableDefinition> definitions) {
        List<TableDefinition> left = new ArrayList<>(definitions);
        List<TableDefinition> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            TableDefinition next = left.stream()
                    .filter(one -> one.references().stream()
                            .noneMatch(reference -> !reference.table().equals(one.name())
                                    && left.stream()
                                            .anyMatch(other -> other.name().equals(reference.table()))))
                    .findFirst()
                    .orElse(left.get(0));
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }
}

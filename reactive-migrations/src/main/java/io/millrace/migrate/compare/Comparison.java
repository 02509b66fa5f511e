package io.millrace.migrate.compare;

import io.millrace.migrate.catalog.Catalogue;
import io.millrace.migrate.catalog.LiveColumn;
import io.millrace.migrate.catalog.LiveTable;
import io.millrace.migrate.report.Difference;
import io.millrace.migrate.report.Difference.Kind;
import io.millrace.migrate.report.DriftReport;
import io.millrace.migrate.run.Session;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.TableDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Compares the definitions of tables with the catalogue. */
public final class Comparison {

    private final Catalogue catalogue;
    private final List<Difference> found = new ArrayList<>();

    private Comparison(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Compares with what the database of a session has; one round trip. */
    public static Mono<DriftReport> on(Session session, List<TableDefinition> definitions) {
        return read(session, definitions).map(catalogue -> of(catalogue, definitions));
    }

    /** Compares with what there is. */
    public static DriftReport of(Catalogue catalogue, List<TableDefinition> definitions) {
        return new Comparison(catalogue).of(definitions);
    }

    /** What the database of a session has, in all schemas that the definitions name; one round trip. */
    public static Mono<Catalogue> read(Session session, List<TableDefinition> definitions) {
        Set<String> schemas = new TreeSet<>();
        for (TableDefinition definition : definitions) {
            if (definition.namespace() != null) {
                schemas.add(definition.namespace());
            }
        }
        return Catalogue.read(session, schemas);
    }

    private DriftReport of(List<TableDefinition> definitions) {
        Set<LiveTable> known = new HashSet<>();
        for (TableDefinition definition : definitions) {
            String schema = definition.namespace() == null ? "" : definition.namespace();
            catalogue
                    .find(schema, definition.name())
                    .ifPresentOrElse(
                            live -> {
                                known.add(live);
                                table(definition, live);
                            },
                            () -> add(
                                    Kind.MISSING_TABLE,
                                    label(schema, definition.name()),
                                    "",
                                    "is not in the database; " + definition.record() + " needs it"));
        }
        for (LiveTable live : catalogue.tables()) {
            if (live.isTable() && !known.contains(live)) {
                add(
                        Kind.UNKNOWN_TABLE,
                        label(live.schema(), live.name()),
                        "",
                        "is in the database, and no record has it");
            }
        }
        return new DriftReport(found);
    }

    private void table(TableDefinition definition, LiveTable live) {
        String label = label(live.schema(), live.name());
        Set<String> named = new HashSet<>();
        for (ColumnDefinition column : definition.columns()) {
            named.add(column.name());
            live.column(column.name())
                    .ifPresentOrElse(
                            there -> column(definition, column, live, there, label),
                            () -> add(
                                    Kind.MISSING_COLUMN,
                                    label,
                                    column.name(),
                                    "is not in the database; " + definition.record() + "." + column.component() + " is "
                                            + column.sqlType()));
        }
        for (LiveColumn column : live.columns()) {
            if (!named.contains(column.name())) {
                unknown(label, column);
            }
        }
        if (live.isTable()) {
            new Constraints(definition, live, (kind, subject, message) -> add(kind, label, subject, message)).compare();
        }
    }

    private void unknown(String label, LiveColumn column) {
        if (column.mayBeLeftOut()) {
            add(Kind.UNKNOWN_COLUMN, label, column.name(), "is in the database, and no record has it");
        } else {
            add(
                    Kind.REQUIRED_COLUMN,
                    label,
                    column.name(),
                    "is in the database, takes no nulls and has no default, and no record has it: nothing can be inserted");
        }
    }

    private void column(
            TableDefinition definition, ColumnDefinition column, LiveTable table, LiveColumn live, String label) {
        String component = definition.record() + "." + column.component();
        if (!TypeName.same(column.sqlType(), live.type())) {
            add(
                    Kind.OTHER_TYPE,
                    label,
                    column.name(),
                    "is " + live.type() + " in the database, and " + component + " is " + column.sqlType()
                            + (TypeName.admitsInfinity(column.sqlType(), live.type())
                                    ? ": an infinity in it would end the connection that reads it"
                                    : ""));
        }
        if (!table.isTable()) {
            return;
        }
        if (live.notNull() && column.nullable()) {
            add(
                    Kind.TAKES_NO_NULLS,
                    label,
                    column.name(),
                    "takes no nulls in the database, and " + component + " may hold one");
        } else if (!live.notNull() && !column.nullable()) {
            add(
                    Kind.TAKES_NULLS,
                    label,
                    column.name(),
                    "takes nulls in the database, and " + component + " never holds one");
        }
        boolean expected =
                column.defaultExpression() != null || column.generation() == ColumnDefinition.Generation.DATABASE;
        if (expected && live.fallback() == null && !live.identity()) {
            add(
                    Kind.MISSING_DEFAULT,
                    label,
                    column.name(),
                    "has no default in the database, which " + component + " leaves it to");
        }
    }

    private void add(Kind kind, String table, String subject, String message) {
        found.add(new Difference(
                kind, table, subject, (subject.isEmpty() ? "table " + table : table + "." + subject) + " " + message));
    }

    private String label(String schema, String name) {
        return schema.isEmpty() || schema.equals(catalogue.current()) ? name : schema + "." + name;
    }

    static String list(List<String> names) {
        return names.stream().collect(Collectors.joining(", ", "(", ")"));
    }
}

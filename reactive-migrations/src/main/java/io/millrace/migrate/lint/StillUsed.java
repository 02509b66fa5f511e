package io.millrace.migrate.lint;

import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.lint.written.AlteredTable;
import io.millrace.migrate.lint.written.Clause;
import io.millrace.migrate.lint.written.WrittenTable;
import io.millrace.migrate.operation.Piece;
import io.millrace.migrate.schema.Definition;
import io.millrace.migrate.sql.Phrase;
import io.millrace.migrate.sql.SqlText;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.TableDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What migrations take away that compiled records still use. */
public final class StillUsed {

    private final Map<String, Gone> gone = new LinkedHashMap<>();

    private final List<Use> uses;

    private final Set<String> named = new TreeSet<>();

    private final String own;

    private StillUsed(List<TableDefinition> records, List<Use> uses, String own) {
        this.uses = uses;
        this.own = own + ".";
        records.forEach(record -> named.add(plain(named(record))));
        uses.forEach(use -> use.tables().forEach(table -> named.add(plain(table))));
    }

    private record Gone(Definition migration, String statement) {}

    /**
     * Fails where a table or a column of a record is gone or has another name after these migrations.
     *
     * @param own the schema of names that say none
     * @throws MigrationFailure {@link MigrationCode#STILL_USED}
     */
    public static void refuse(
            List<Definition> chosen, List<TableDefinition> records, List<Use> uses, String own, int server) {
        StillUsed used = new StillUsed(records, uses, own);
        for (Definition migration : chosen) {
            migration.up().stream()
                    .flatMap(operation -> operation.pieces(server).stream())
                    .map(Piece::sql)
                    .forEach(sql -> used.follow(SqlText.of(sql).phrase(), new Gone(migration, sql)));
        }
        records.forEach(used::hold);
        used.gone.forEach(used::readBy);
    }

    private void follow(Phrase statement, Gone by) {
        WrittenTable.of(statement).ifPresent(table -> made(table.name()));
        view(statement).ifPresent(this::made);
        for (String kind : AlteredTable.KINDS) {
            if (statement.begins("drop " + kind)) {
                dropped(statement.past("drop " + kind)).forEach(table -> gone.put(plain(table), by));
            }
        }
        if (statement.begins("drop schema")) {
            dropped(statement.from(2)).forEach(schema -> left(schema, by));
        } else if (statement.begins("alter schema") && statement.has("rename to")) {
            left(statement.from(2).name(), by);
            in(statement.after("rename to").name()).forEach(this::made);
        }
        AlteredTable.ofAny(statement)
                .ifPresent(
                        table -> table.clauses().forEach(clause -> altered(table.name(), clause.phrase(), clause, by)));
    }

    /** The view that a statement makes. */
    private static Optional<String> view(Phrase statement) {
        Phrase made = statement
                .past("create")
                .past("or replace")
                .past("global")
                .past("local")
                .past("temporary")
                .past("temp")
                .past("recursive")
                .past("materialized");
        return statement.begins("create") && made.begins("view")
                ? Optional.of(made.from(1).past("if not exists").name())
                : Optional.empty();
    }

    private static Stream<String> dropped(Phrase names) {
        return names.past("if exists").parts().stream().map(Phrase::name);
    }

    private void made(String table) {
        String name = plain(table);
        gone.remove(name);
        gone.keySet().removeIf(one -> one.startsWith(name + "/"));
    }

    /** Nothing is left of a schema, as far as anybody uses it. */
    private void left(String schema, Gone by) {
        in(schema).forEach(table -> gone.put(table, by));
    }

    /** What is used of a schema. */
    private Stream<String> in(String schema) {
        return named.stream().filter(table -> schemaOf(table).equals(schema + "."));
    }

    /** The schema of a table with the dot behind it. */
    private String schemaOf(String table) {
        int dot = table.lastIndexOf('.');
        return dot < 0 ? own : table.substring(0, dot + 1);
    }

    /** A name without the schema that it is in anyway. */
    private String plain(String name) {
        return name.startsWith(own) ? name.substring(own.length()) : name;
    }

    private boolean reads(Use use, String table, @Nullable String column) {
        return use.reads(table, column) || (table.indexOf('.') < 0 && use.reads(own + table, column));
    }

    private void altered(String altered, Phrase clause, Clause whole, Gone by) {
        String table = plain(altered);
        if (whole.addsColumn()) {
            gone.remove(table + "/" + whole.added().name());
        } else if (clause.begins("rename to")) {
            gone.put(table, by);
            gone.remove(plain(schemaOf(table) + clause.from(2).name()));
        } else if (clause.begins("set schema")) {
            gone.put(table, by);
            gone.remove(plain(clause.from(2).name() + "." + table.substring(table.lastIndexOf('.') + 1)));
        } else if (clause.begins("rename") && !clause.begins("rename constraint")) {
            Phrase from = clause.past("rename column").past("rename");
            gone.put(table + "/" + from.name(), by);
            gone.remove(table + "/" + from.after("to").name());
        } else if (whole.dropsColumn()) {
            gone.put(table + "/" + whole.dropped(), by);
        }
    }

    private void hold(TableDefinition record) {
        String name = named(record);
        String key = plain(name);
        Gone table = gone.get(key);
        if (table != null) {
            throw refused(table, "table " + name + " is still used by record " + record.record(), record, null);
        }
        for (ColumnDefinition column : record.columns()) {
            Gone by = gone.get(key + "/" + column.name());
            if (by != null) {
                throw refused(
                        by,
                        "column " + name + "." + column.name() + " is still used by record " + record.record(),
                        record,
                        column);
            }
        }
    }

    private MigrationFailure refused(Gone by, String what, TableDefinition record, @Nullable ColumnDefinition column) {
        String user = column == null ? record.record() : record.record() + "." + column.component();
        return new MigrationFailure(
                MigrationCode.STILL_USED,
                by.migration.label() + ": " + what,
                by.statement,
                user + " reads and writes it: every statement of " + record.record() + " would fail from then on"
                        + readers(named(record), column == null ? null : column.name(), null),
                "take " + user + " out of the code, release that, and run this migration with the release after it",
                null);
    }

    private static String named(TableDefinition record) {
        return record.namespace() == null ? record.name() : record.namespace() + "." + record.name();
    }

    private String readers(String table, @Nullable String column, @Nullable Use but) {
        return uses.stream()
                .filter(use -> !use.equals(but) && reads(use, plain(table), column))
                .map(use -> "\nand " + use.name() + " reads it")
                .collect(Collectors.joining());
    }

    private void readBy(String what, Gone by) {
        int slash = what.indexOf('/');
        String table = slash < 0 ? what : what.substring(0, slash);
        String column = slash < 0 ? null : what.substring(slash + 1);
        for (Use use : uses) {
            if (reads(use, table, column)) {
                throw new MigrationFailure(
                        MigrationCode.STILL_USED,
                        by.migration.label() + ": "
                                + (column == null ? "table " + table : "column " + table + "." + column)
                                + " is still used by " + use.name(),
                        by.statement,
                        "it would fail from then on" + readers(table, column, use),
                        "take it out of " + use.name()
                                + ", release that, and run this migration with the release after it",
                        null);
            }
        }
    }
}

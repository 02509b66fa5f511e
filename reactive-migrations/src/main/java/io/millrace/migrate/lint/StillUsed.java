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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What migrations take away that compiled records still use. */
public final class StillUsed {

    private final Map<String, Gone> gone = new LinkedHashMap<>();

    private final List<Use> uses;

    private final String own;

    private StillUsed(List<Use> uses, String own) {
        this.uses = uses;
        this.own = own + ".";
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
        StillUsed used = new StillUsed(uses, own);
        for (Definition migration : chosen) {
            migration.up().stream()
                    .flatMap(operation -> operation.pieces(server).stream())
                    .map(Piece::sql)
                    .forEach(sql -> used.follow(migration, sql));
        }
        records.forEach(used::hold);
        used.gone.forEach(used::readBy);
    }

    private void follow(Definition migration, String sql) {
        Phrase statement = SqlText.of(sql).phrase();
        WrittenTable.of(statement).ifPresent(table -> {
            String name = plain(table.name());
            gone.remove(name);
            gone.keySet().removeIf(one -> one.startsWith(name + "/"));
        });
        if (statement.begins("drop table")) {
            statement
                    .from(2)
                    .past("if exists")
                    .parts()
                    .forEach(table -> gone.put(plain(table.name()), new Gone(migration, sql)));
        }
        AlteredTable.of(statement)
                .ifPresent(table -> table.clauses()
                        .forEach(clause ->
                                altered(plain(table.name()), clause.phrase(), clause, new Gone(migration, sql))));
    }

    /** A name without the schema that it is in anyway. */
    private String plain(String name) {
        return name.startsWith(own) ? name.substring(own.length()) : name;
    }

    private boolean reads(Use use, String table, @Nullable String column) {
        return use.reads(table, column) || (table.indexOf('.') < 0 && use.reads(own + table, column));
    }

    private void altered(String table, Phrase clause, Clause whole, Gone by) {
        if (whole.addsColumn()) {
            gone.remove(table + "/" + whole.added().name());
        } else if (clause.begins("rename to")) {
            gone.put(table, by);
            gone.remove(clause.from(2).name());
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

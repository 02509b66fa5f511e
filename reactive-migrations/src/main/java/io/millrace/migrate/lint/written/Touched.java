package io.millrace.migrate.lint.written;

import io.millrace.migrate.operation.Operation;
import io.millrace.migrate.operation.Piece;
import io.millrace.migrate.schema.Definition;
import io.millrace.migrate.sql.Phrase;
import io.millrace.migrate.sql.Quoted;
import io.millrace.migrate.sql.SqlText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a statement makes, changes or drops, by name: tables, and of these columns, constraints and indexes. Two that touch
 * the same get in each other's way; of two that do not, nothing is known.
 */
public final class Touched {

    private Touched() {}

    /**
     * What a statement and migrations both touch, or nothing.
     *
     * @param ran those that have run before it, though their numbers are higher
     * @param server the version of the server
     */
    public static String meeting(Phrase statement, List<Definition> ran, int server) {
        if (ran.isEmpty()) {
            return "";
        }
        Set<String> own = by(statement);
        List<String> told = new ArrayList<>();
        for (Definition newer : ran) {
            Set<String> both = new LinkedHashSet<>();
            for (Operation operation : newer.up()) {
                for (Piece piece : operation.pieces(server)) {
                    both.addAll(by(SqlText.of(piece.sql()).phrase()));
                }
            }
            both.retainAll(own);
            // The table is said where nothing of it is the same.
            if (both.stream().anyMatch(name -> !name.startsWith("table "))) {
                both.removeIf(name -> name.startsWith("table "));
            }
            if (!both.isEmpty()) {
                told.add(newer.label() + " has run, and touches " + String.join(", ", both) + " too");
            }
        }
        return String.join("\n", told);
    }

    private static Set<String> by(Phrase statement) {
        Set<String> names = new LinkedHashSet<>();
        WrittenTable.of(statement).ifPresent(table -> names.add(table(table.name())));
        AlteredTable.of(statement).ifPresent(table -> {
            names.add(table(table.name()));
            table.clauses().forEach(clause -> clause(table.name(), clause, names));
        });
        WrittenIndex.of(statement).ifPresent(index -> {
            names.add(table(index.table()));
            index.columns().forEach(column -> names.add(column(index.table(), column)));
            if (!index.name().isEmpty()) {
                names.add("index " + Quoted.unqualified(index.name()));
            }
        });
        if (statement.begins("drop table")) {
            statement.from(2).past("if exists").parts().forEach(table -> names.add(table(table.name())));
        } else if (statement.begins("drop index")) {
            statement
                    .from(2)
                    .past("concurrently")
                    .past("if exists")
                    .parts()
                    .forEach(index -> names.add("index " + Quoted.unqualified(index.name())));
        } else if (statement.begins("update") || statement.begins("delete from") || statement.begins("insert into")) {
            names.add(table(statement
                    .past("insert into")
                    .past("delete from")
                    .past("update")
                    .past("only")
                    .name()));
        }
        return names;
    }

    private static void clause(String table, Clause clause, Set<String> names) {
        Phrase words = clause.phrase();
        if (clause.addsColumn()) {
            names.add(column(table, clause.added().name()));
        } else if (clause.dropsColumn()) {
            names.add(column(table, clause.dropped()));
        } else if (!clause.column().isEmpty()) {
            names.add(column(table, clause.column()));
        } else if (words.begins("rename to")) {
            names.add(table(words.from(2).name()));
        } else if (words.begins("rename constraint")) {
            both(words.past("rename constraint"), words, names, "constraint " + table + ".");
        } else if (words.begins("rename")) {
            both(words.past("rename column").past("rename"), words, names, "column " + table + ".");
        } else {
            String constraint = words.past("add constraint")
                    .past("drop constraint")
                    .past("validate constraint")
                    .past("alter constraint")
                    .past("if exists")
                    .name();
            if (words.hasAnywhere("constraint") && !constraint.isEmpty()) {
                names.add("constraint " + table + "." + constraint);
            }
        }
    }

    /** The old name and the new one. */
    private static void both(Phrase from, Phrase words, Set<String> names, String of) {
        names.add(of + from.name());
        names.add(of + words.after("to").name());
    }

    private static String table(String name) {
        return "table " + name;
    }

    private static String column(String table, String column) {
        return "column " + table + "." + column;
    }
}

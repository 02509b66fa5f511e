package io.millrace.migrate.lint;

import io.millrace.migrate.lint.written.AlteredTable;
import io.millrace.migrate.lint.written.Clause;
import io.millrace.migrate.lint.written.WrittenColumn;
import io.millrace.migrate.lint.written.WrittenIndex;
import io.millrace.migrate.lint.written.WrittenTable;
import io.millrace.migrate.sql.Phrase;
import io.millrace.migrate.sql.Quoted;
import io.millrace.migrate.sql.SqlText;
import io.millrace.migrate.sql.Token;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What earlier statements say of the database: types of columns, keys, indexes, partitions, references, views. Grows as it
 * is told.
 */
final class Known {

    private final Map<String, KnownTable> tables = new HashMap<>();
    private final Map<String, Phrase> dependents = new LinkedHashMap<>();

    void learn(Phrase statement) {
        WrittenTable.of(statement).ifPresent(this::made);
        WrittenIndex.of(statement)
                .ifPresent(index -> table(index.table()).indexes.put(index.name(), index));
        AlteredTable.of(statement).ifPresent(table -> table.clauses().forEach(clause -> altered(table.name(), clause)));
        depending(statement);
        dropped(statement);
    }

    private KnownTable table(String name) {
        return tables.computeIfAbsent(name, key -> new KnownTable());
    }

    private void made(WrittenTable table) {
        KnownTable known = table(table.name());
        for (WrittenColumn column : table.columns()) {
            added(table.name(), known, column);
        }
        known.parted |= table.rest().has("partition by");
        table.namedConstraints().forEach((name, constraint) -> constraint(known, name, constraint));
        Phrase parent = table.rest().past("partition of");
        if (table.rest().begins("partition of")) {
            partition(parent.name(), table.name(), parent.afterName());
        }
    }

    private void added(String table, KnownTable known, WrittenColumn column) {
        known.types.put(column.name(), column.type());
        known.referring |= column.has("references");
        if (column.has("primary key")) {
            known.key = List.of(column.name());
        }
        if (column.has("check")) {
            known.checks.put(
                    Quoted.unqualified(table) + "_" + column.name() + "_check",
                    column.phrase().after("check").inside());
        }
        if (column.has("generated") && !column.has("identity")) {
            known.generated.put(column.name(), column.phrase().after("as").inside());
        }
    }

    private static void constraint(KnownTable known, String name, Phrase constraint) {
        known.referring |= constraint.begins("foreign key");
        if (constraint.begins("check")) {
            known.checks.put(name, constraint.inside());
        } else if (constraint.begins("primary key")) {
            known.key = constraint.inside().parts().stream().map(Phrase::name).toList();
        }
    }

    private void partition(String parent, String name, Phrase bounds) {
        KnownTable known = table(parent);
        known.partitions.add(name);
        if (bounds.has("default")) {
            known.rest = name;
        }
    }

    private void altered(String name, Clause clause) {
        KnownTable known = table(name);
        Phrase phrase = clause.phrase();
        if (clause.addsColumn()) {
            added(name, known, clause.added());
        } else if (clause.changesType()) {
            known.types.put(clause.column(), clause.type().text());
        } else if (!clause.constraint().isEmpty()) {
            constraint(known, clause.constraintName(), clause.constraint());
        } else if (phrase.begins("drop constraint")) {
            known.referring = false;
            known.checks.remove(phrase.from(2).past("if exists").name());
        } else if (phrase.begins("attach partition")) {
            partition(name, phrase.from(2).name(), phrase.from(2).afterName());
        } else if (phrase.begins("detach partition")) {
            String partition = phrase.from(2).name();
            known.partitions.remove(partition);
            known.rest = partition.equals(known.rest) ? null : known.rest;
        } else if (phrase.begins("rename to")) {
            tables.put(phrase.from(2).name(), known);
            tables.remove(name);
        } else if (clause.dropsColumn()) {
            known.types.remove(clause.dropped());
            known.generated.remove(clause.dropped());
        }
    }

    private void depending(Phrase statement) {
        Phrase after = statement.past("create").past("or replace").past("materialized");
        if (statement.begins("create") && (after.begins("view") || after.begins("function"))) {
            Phrase named = after.from(1).past("if not exists");
            dependents.put(
                    after.tokens().get(0).text() + " " + named.name(),
                    new Phrase(named.afterName().tokens().stream()
                            .flatMap(token -> token.kind() == Token.Kind.TEXT
                                    ? SqlText.of(token.unquoted()).tokens().stream()
                                    : Stream.of(token))
                            .toList()));
        }
    }

    private void dropped(Phrase statement) {
        if (statement.begins("drop table")) {
            statement.from(2).past("if exists").parts().forEach(table -> tables.remove(table.name()));
        } else if (statement.begins("drop index")) {
            Set<String> names = new HashSet<>();
            statement
                    .from(2)
                    .past("concurrently")
                    .past("if exists")
                    .parts()
                    .forEach(index -> names.add(Quoted.unqualified(index.name())));
            tables.values().forEach(table -> table.indexes.keySet().removeAll(names));
        } else if (statement.begins("drop view") || statement.begins("drop materialized view")) {
            statement
                    .past("drop")
                    .past("materialized")
                    .from(1)
                    .past("if exists")
                    .parts()
                    .forEach(view -> dependents.remove("view " + view.name()));
        } else if (statement.begins("drop function")) {
            dependents.remove("function " + statement.from(2).past("if exists").name());
        }
    }

    /** What is known of a table; nothing where nobody spoke of it. */
    Optional<KnownTable> of(String table) {
        return Optional.ofNullable(tables.get(table));
    }

    /** The names of all tables that were spoken of. */
    Set<String> tables() {
        return Set.copyOf(tables.keySet());
    }

    /** The type of a column, where it is known. */
    Optional<String> type(String table, String column) {
        return of(table).map(known -> known.types.get(column));
    }

    boolean isParted(String table) {
        return of(table).filter(known -> known.parted).isPresent();
    }

    boolean isReferring(String table) {
        return of(table).filter(known -> known.referring).isPresent();
    }

    /** The views and functions that name both a table and a column of it: {@code view names}. */
    List<String> dependents(String table, String column) {
        return dependents.entrySet().stream()
                .filter(each -> KnownTable.names(each.getValue(), Quoted.unqualified(table))
                        && (KnownTable.names(each.getValue(), column) || isWhole(each)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isWhole(Map.Entry<String, Phrase> dependent) {
        return dependent.getKey().startsWith("view ")
                && (dependent.getValue().hasAnywhere("select *")
                        || dependent.getValue().hasAnywhere(". *"));
    }
}

package io.millrace.migrate.lint;

import io.millrace.migrate.sql.Phrase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What earlier statements say of the database: types of columns, parted tables, references. Grows as it is told. */
final class Known {

    private final Map<String, String> types = new HashMap<>();
    private final Set<String> parted = new HashSet<>();
    private final Set<String> referring = new HashSet<>();

    void learn(Phrase statement) {
        WrittenTable.of(statement).ifPresent(this::made);
        AlteredTable.of(statement).ifPresent(table -> table.clauses().forEach(clause -> altered(table.name(), clause)));
    }

    private void made(WrittenTable table) {
        table.columns().forEach(column -> types.put(table.name() + "." + column.name(), column.type()));
        if (table.rest().has("partition by")) {
            parted.add(table.name());
        }
        if (table.columns().stream().anyMatch(column -> column.has("references"))
                || table.constraints().stream().anyMatch(constraint -> constraint.begins("foreign key"))) {
            referring.add(table.name());
        }
    }

    private void altered(String table, Clause clause) {
        if (clause.addsColumn()) {
            types.put(table + "." + clause.added().name(), clause.added().type());
        } else if (clause.changesType()) {
            types.put(table + "." + clause.column(), clause.type().text());
        } else if (clause.adds("foreign key")) {
            referring.add(table);
        } else if (clause.phrase().begins("drop constraint")) {
            referring.remove(table);
        }
    }

    /** The type of a column, where it is known. */
    Optional<String> type(String table, String column) {
        return Optional.ofNullable(types.get(table + "." + column));
    }

    boolean isParted(String table) {
        return parted.contains(table);
    }

    boolean isReferring(String table) {
        return referring.contains(table);
    }
}

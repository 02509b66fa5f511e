package io.millrace.changeset;

import io.millrace.table.ColumnDefinition;
import io.millrace.table.IndexDefinition;
import io.millrace.table.ReferenceDefinition;
import io.millrace.table.TableDefinition;
import io.millrace.table.UniqueDefinition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of a table's constraints: those that its record declares, and those that PostgreSQL gives by itself. */
final class ConstraintNames {

    private static final Pattern BLANK = Pattern.compile("\\s+");

    private ConstraintNames() {}

    static List<Constraint> unique(TableDefinition table, List<String> columns) {
        List<String> names = new ArrayList<>();
        for (UniqueDefinition unique : table.uniques()) {
            if (Set.copyOf(unique.columns()).equals(Set.copyOf(columns))) {
                names.add(unique.name());
            }
        }
        for (IndexDefinition index : table.indexes()) {
            if (index.unique() && Set.copyOf(plain(index)).equals(Set.copyOf(columns))) {
                names.add(index.name());
            }
        }
        if (table.key().stream().map(ColumnDefinition::name).toList().equals(columns)) {
            names.add(table.name() + "_pkey");
        }
        for (String ending : List.of("_key", "_index", "_idx")) {
            names.add(conventional(table, columns, ending));
        }
        return named(names);
    }

    static List<Constraint> references(TableDefinition table, List<String> columns) {
        List<String> names = new ArrayList<>();
        for (ReferenceDefinition reference : table.references()) {
            if (reference.columns().equals(columns)) {
                names.add(reference.name());
            }
        }
        names.add(conventional(table, columns, "_fkey"));
        return named(names);
    }

    static List<Constraint> conventional(TableDefinition table, String column, String ending) {
        return named(List.of(conventional(table, List.of(column), ending)));
    }

    private static String conventional(TableDefinition table, List<String> columns, String ending) {
        return table.name() + "_" + String.join("_", columns) + ending;
    }

    /** The columns of an index, without their order. */
    static List<String> plain(IndexDefinition index) {
        return index.columns().stream().map(column -> BLANK.split(column, 2)[0]).toList();
    }

    private static List<Constraint> named(List<String> names) {
        return new LinkedHashSet<>(names).stream().map(Constraint::named).toList();
    }
}

package io.millrace.migrate.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table, view or foreign table that there is. */
public final class LiveTable {

    private final String schema;
    private final String name;
    private final boolean table;
    private final Map<String, LiveColumn> columns = new LinkedHashMap<>();
    private final List<LiveConstraint> constraints = new ArrayList<>();
    private final List<LiveIndex> indexes = new ArrayList<>();

    LiveTable(String schema, String name, boolean table) {
        this.schema = schema;
        this.name = name;
        this.table = table;
    }

    void add(LiveColumn column) {
        columns.put(column.name(), column);
    }

    void add(LiveConstraint constraint) {
        constraints.add(constraint);
    }

    void add(LiveIndex index) {
        indexes.add(index);
    }

    LiveTable named(String other) {
        LiveTable copy = new LiveTable(schema, other, table);
        copy.columns.putAll(columns);
        copy.constraints.addAll(constraints);
        copy.indexes.addAll(indexes);
        return copy;
    }

    /** The same, where another table has another name. */
    LiveTable referring(LiveTable from, String to) {
        LiveTable copy = new LiveTable(schema, name, table);
        copy.columns.putAll(columns);
        constraints.forEach(
                constraint -> copy.add(constraint.retargeted(from.schema + "." + from.name, from.schema + "." + to)));
        copy.indexes.addAll(indexes);
        return copy;
    }

    /** The same, where a column of another table, or of this one, has another name. */
    LiveTable referring(LiveTable of, String from, String to) {
        LiveTable copy = new LiveTable(schema, name, table);
        copy.columns.putAll(columns);
        constraints.forEach(constraint -> copy.add(constraint.rekeyed(of.schema + "." + of.name, from, to)));
        copy.indexes.addAll(indexes);
        return copy;
    }

    LiveTable renamed(String from, String to) {
        LiveTable copy = new LiveTable(schema, name, table);
        columns.values().forEach(column -> copy.add(column.name().equals(from) ? column.named(to) : column));
        constraints.forEach(constraint -> copy.add(constraint.renamed(from, to)));
        indexes.forEach(index -> copy.add(index.renamed(from, to)));
        return copy;
    }

    /** The schema it is in. */
    public String schema() {
        return schema;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Whether it is a table, and not a view. */
    public boolean isTable() {
        return table;
    }

    /** Its columns, in order. */
    public List<LiveColumn> columns() {
        return List.copyOf(columns.values());
    }

    /** One of its columns. */
    public Optional<LiveColumn> column(String columnName) {
        return Optional.ofNullable(columns.get(columnName));
    }

    /** The columns of its primary key, in its order; none where it has none. */
    public List<String> key() {
        return constraints(LiveConstraint.Kind.PRIMARY_KEY).stream()
                .flatMap(constraint -> constraint.columns().stream())
                .toList();
    }

    /** Its constraints of a kind. */
    public List<LiveConstraint> constraints(LiveConstraint.Kind kind) {
        return constraints.stream()
                .filter(constraint -> constraint.kind() == kind)
                .toList();
    }

    /** Its indexes, those of constraints too. */
    public List<LiveIndex> indexes() {
        return List.copyOf(indexes);
    }
}

package io.millrace.migrate.introspect;

import io.millrace.migrate.catalog.LiveColumn;
import io.millrace.migrate.catalog.LiveConstraint;
import io.millrace.migrate.catalog.LiveConstraint.Kind;
import io.millrace.migrate.catalog.LiveIndex;
import io.millrace.migrate.catalog.LiveTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes the record of one table. */
final class RecordSource {

    private static final String ANNOTATIONS = "io.millrace.schema.";

    private final LiveTable table;
    private final String inPackage;
    private final boolean namespaced;
    private final Map<String, String> enums;
    private final Map<String, String> records;
    private final TreeSet<String> imports = new TreeSet<>();
    private final List<String> above = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, String> components = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final FreeNames free = new FreeNames();
    private final Map<String, List<String>> keys;

    /**
     * The record of a table.
     *
     * @param namespaced whether the table is in another schema than the session's own
     * @param enums the Java enums by type
     * @param records the names of records by table, with its schema
     * @param keys the primary keys by table, with its schema
     */
    RecordSource(
            LiveTable table,
            String inPackage,
            boolean namespaced,
            Map<String, String> enums,
            Map<String, String> records,
            Map<String, List<String>> keys) {
        this.table = table;
        this.inPackage = inPackage;
        this.namespaced = namespaced;
        this.enums = enums;
        this.records = records;
        this.keys = keys;
    }

    String write() {
        List<String> key = table.key();
        List<LiveColumn> ordered = new ArrayList<>();
        // A key of several columns is in the order of the record's components.
        key.forEach(name -> table.column(name).ifPresent(ordered::add));
        table.columns().stream().filter(column -> !key.contains(column.name())).forEach(ordered::add);
        for (LiveColumn column : ordered) {
            column(column, key.contains(column.name()));
        }
        table.constraints(Kind.UNIQUE).stream()
                .filter(one -> one.columns().size() > 1)
                .forEach(this::unique);
        table.indexes().stream().filter(index -> !index.owned()).forEach(this::index);
        table.constraints(Kind.CHECK).forEach(this::check);
        table.constraints(Kind.FOREIGN_KEY).stream()
                .filter(one -> !isSaid(one))
                .forEach(one -> leftOut("foreign key", one.name(), one.definition()));
        table.constraints(Kind.OTHER).forEach(one -> leftOut("constraint", one.name(), one.definition()));
        return text(key.isEmpty());
    }

    private String text(boolean keyless) {
        imports.add(ANNOTATIONS + "Schema");
        String schema = "@Schema(table = " + literal(table.name())
                + (namespaced ? ", namespace = " + literal(table.schema()) : "")
                + (keyless ? ", keyless = true" : "") + ")";
        StringBuilder text = new StringBuilder("package ").append(inPackage).append(";\n\n");
        imports.forEach(name -> text.append("import ").append(name).append(";\n"));
        text.append("\n/** A row of table {@code ").append(table.name()).append("}. */\n");
        notes.forEach(note -> text.append("// ").append(note.replace("\n", " ")).append('\n'));
        text.append(schema).append('\n');
        above.forEach(line -> text.append(line).append('\n'));
        return text.append("public record ")
                .append(records.get(table.schema() + "." + table.name()))
                .append("(\n        ")
                .append(String.join(",\n        ", components.values()))
                .append(") {}\n")
                .toString();
    }

    private void column(LiveColumn column, boolean key) {
        Optional<JavaType> found = JavaType.of(column.type(), enums);
        if (found.isEmpty()) {
            notes.add("column " + column.name() + " is left out: the library ships no type for " + column.type());
            return;
        }
        JavaType type = found.get();
        if (type.named() != null) {
            imports.addAll(List.of(type.named().split(";")));
        }
        String component = free.component(JavaName.component(column.name()));
        names.put(column.name(), component);
        List<String> words = new ArrayList<>();
        if (key) {
            words.add(annotation("Id", ""));
        }
        boolean renamed = !JavaName.byConvention(component).equals(column.name());
        if (renamed || type.written() != null) {
            words.add(annotation(
                    "Column",
                    (renamed ? "value = " + literal(column.name()) : "")
                            + (renamed && type.written() != null ? ", " : "")
                            + (type.written() != null ? "type = " + literal(type.written()) : "")));
        }
        filled(column).ifPresent(words::add);
        singleUnique(column).ifPresent(words::add);
        reference(column).ifPresent(words::add);
        boolean nullable = !column.notNull() && table.isTable();
        if (nullable) {
            imports.add("org.jspecify.annotations.Nullable");
            words.add(type.boxed().equals("byte[]") ? "byte @Nullable []" : "@Nullable " + type.boxed());
        } else {
            words.add(type.primitive());
        }
        components.put(column.name(), String.join(" ", words) + " " + component);
    }

    private Optional<String> filled(LiveColumn column) {
        if (column.identity() || column.generated() || "gen_random_uuid()".equals(column.fallback())) {
            return Optional.of(annotation("Generated", ""));
        }
        return Optional.ofNullable(column.fallback()).map(fallback -> annotation("Default", literal(fallback)));
    }

    private Optional<String> singleUnique(LiveColumn column) {
        return table.constraints(Kind.UNIQUE).stream()
                .filter(one -> one.columns().equals(List.of(column.name())))
                .findFirst()
                .map(one -> annotation("Unique", named(one, column.name())));
    }

    private String named(LiveConstraint one, String column) {
        String byConvention = table.name() + "_" + column + "_key";
        List<String> parts = new ArrayList<>();
        if (!one.name().equals(byConvention)) {
            parts.add("name = " + literal(one.name()));
        }
        if (one.nullsNotDistinct()) {
            parts.add("nullsNotDistinct = true");
        }
        return String.join(", ", parts);
    }

    private Optional<String> reference(LiveColumn column) {
        return table.constraints(Kind.FOREIGN_KEY).stream()
                .filter(one -> one.columns().equals(List.of(column.name())) && isSaid(one))
                .findFirst()
                .map(one -> annotation(
                        "References",
                        "value = " + records.get(one.target()) + ".class" + onDelete(one)
                                + (one.deferred() ? ", deferred = true" : "")));
    }

    /** Whether an annotation can say it: one column, onto the primary key of a record, and the first of its column. */
    private boolean isSaid(LiveConstraint one) {
        return one.columns().size() == 1
                && components(one.columns())
                && records.containsKey(one.target())
                && one.keys().equals(keys.get(one.target()))
                && !one.definition().contains(" ON UPDATE ")
                && table.constraints(Kind.FOREIGN_KEY).stream()
                        .filter(other -> other.columns().equals(one.columns()))
                        .findFirst()
                        .filter(one::equals)
                        .isPresent();
    }

    private boolean components(List<String> columns) {
        return columns.stream().allMatch(column -> names.containsKey(column));
    }

    private void leftOut(String kind, String name, String definition) {
        notes.add(kind + " " + name + " is left out: " + definition);
    }

    private static String onDelete(LiveConstraint one) {
        return switch (one.onDelete()) {
            case "r" -> ", onDelete = References.OnDelete.RESTRICT";
            case "c" -> ", onDelete = References.OnDelete.CASCADE";
            case "n" -> ", onDelete = References.OnDelete.SET_NULL";
            case "d" -> ", onDelete = References.OnDelete.SET_DEFAULT";
            default -> "";
        };
    }

    private void unique(LiveConstraint one) {
        if (!components(one.columns())) {
            leftOut("constraint", one.name(), one.definition());
            return;
        }
        String several = one.columns().stream()
                .map(column -> literal(String.valueOf(names.get(column))))
                .collect(Collectors.joining(", ", "{", "}"));
        above.add(annotation(
                "Unique",
                "value = " + several + ", name = " + literal(one.name())
                        + (one.nullsNotDistinct() ? ", nullsNotDistinct = true" : "")));
    }

    private void index(LiveIndex index) {
        List<String> elements = new ArrayList<>();
        for (String element : index.elements()) {
            String column = element.split(" ", 2)[0];
            String component = names.get(column);
            boolean gone = component == null && table.column(column).isPresent();
            if (gone || element.contains(" nulls ") || !index.valid()) {
                leftOut(
                        "index",
                        index.name(),
                        index.definition() + (index.valid() ? "" : "; it was not built to its end"));
                return;
            }
            elements.add(component == null ? element : component + element.substring(column.length()));
        }
        above.add(annotation(
                "Index",
                "value = " + elements.stream().map(RecordSource::literal).collect(Collectors.joining(", ", "{", "}"))
                        + ", name = " + literal(index.name())
                        + (index.method().equals("btree") ? "" : ", using = " + literal(index.method()))
                        + (index.predicate().isEmpty() ? "" : ", where = " + literal(index.predicate()))
                        + (index.unique() ? ", unique = true" : "")));
    }

    private void check(LiveConstraint one) {
        String condition = one.definition().replaceFirst("^CHECK \\((.*)\\)( NOT VALID)?$", "$1");
        above.add(annotation("Check", "value = " + literal(condition) + ", name = " + literal(one.name())));
    }

    private String annotation(String name, String arguments) {
        imports.add(ANNOTATIONS + name);
        return "@" + name + (arguments.isEmpty() ? "" : "(" + arguments + ")");
    }

    private static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}

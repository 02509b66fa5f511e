package io.millrace.processor.read;

import io.millrace.processor.check.Code;
import io.millrace.processor.model.Column;
import io.millrace.processor.model.Constraint;
import io.millrace.processor.name.Closest;
import io.millrace.processor.name.Identifiers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;

/** Reads unique constraints, indexes, checks and foreign keys. */
final class ConstraintReader {

    private final Reading reading;
    private final String table;
    private final Columns columns;
    private final Map<String, Constraint> found = new LinkedHashMap<>();

    ConstraintReader(Reading reading, String table, Columns columns) {
        this.reading = reading;
        this.table = table;
        this.columns = columns;
    }

    /** All of them: by component in the order of the record, then those on the record. */
    List<Constraint> read() {
        for (RecordComponentElement component : reading.record().getRecordComponents()) {
            columns.of(component).ifPresent(column -> ofComponent(component, column));
        }
        Marks.all(reading.record(), "Unique").forEach(mark -> unique(mark, named("@Unique", mark.texts("value"))));
        Marks.all(reading.record(), "Index").forEach(mark -> index(mark, named("@Index", mark.texts("value"))));
        Marks.all(reading.record(), "Check").forEach(mark -> check(mark, List.of()));
        references();
        return List.copyOf(found.values());
    }

    private void ofComponent(RecordComponentElement component, Column column) {
        Marks.all(component, "Unique").forEach(mark -> unique(mark, List.of(column.name())));
        Marks.all(component, "Index").forEach(mark -> index(mark, List.of(column.name())));
        Marks.all(component, "Check").forEach(mark -> check(mark, List.of(column.name())));
    }

    private void unique(Mark mark, List<String> names) {
        if (!names.isEmpty()) {
            String name = name(mark, names, "key");
            add(new Constraint.Unique(name, names, mark.flag("nullsNotDistinct")));
        }
    }

    private void index(Mark mark, List<String> parts) {
        if (!parts.isEmpty()) {
            List<String> words =
                    parts.stream().map(part -> part.replaceAll("\\W+", "_")).toList();
            String name = name(mark, words, "index");
            add(new Constraint.Index(name, parts, mark.text("using"), mark.text("where"), mark.flag("unique")));
        }
    }

    private void check(Mark mark, List<String> names) {
        add(new Constraint.Check(name(mark, names, "check"), mark.text("value")));
    }

    private String name(Mark mark, List<String> names, String suffix) {
        String written = mark.text("name");
        if (!written.isEmpty()) {
            return written;
        }
        String name = Identifiers.constraint(table, names, suffix);
        String unused = name;
        for (int i = 2; found.containsKey(unused); i++) {
            unused = name + i;
        }
        return unused;
    }

    private void add(Constraint constraint) {
        if (Identifiers.isTooLong(constraint.name())) {
            reading.findings()
                    .record(
                            Code.NAME_TOO_LONG,
                            reading.name() + " has a constraint with a name of more than " + Identifiers.LONGEST
                                    + " bytes",
                            "PostgreSQL cuts longer names, and says nothing",
                            "a shorter name, or none: the library gives it one that fits");
        } else if (found.putIfAbsent(constraint.name(), constraint) != null) {
            reading.findings()
                    .record(
                            Code.DUPLICATE_NAME,
                            reading.name() + " has two constraints or indexes named " + constraint.name(),
                            "a name stands for one of them",
                            "leave one of the names out: the library gives it one");
        }
    }

    /** The columns that components stand for, each with what follows its name; none where one is unknown. */
    private List<String> named(String annotation, List<String> components) {
        if (components.isEmpty()) {
            reading.findings()
                    .record(
                            Code.UNKNOWN_COMPONENT,
                            reading.name() + " has " + annotation + " without components",
                            "on a record it cannot be seen which columns are meant",
                            annotation + "({\"firstComponent\", \"secondComponent\"})");
        }
        List<String> names = new ArrayList<>();
        for (String written : components) {
            if (written.contains("(")) {
                names.add(written);
                continue;
            }
            String component = written.strip().split("\\s+", 2)[0];
            Optional<Column> column = columns.of(component);
            if (!columns.has(component)) {
                unknown(annotation, component);
                return List.of();
            }
            if (column.isEmpty()) {
                return List.of();
            }
            names.add(column.get().name() + written.strip().substring(component.length()));
        }
        return names;
    }

    private void unknown(String annotation, String component) {
        reading.findings()
                .record(
                        Code.UNKNOWN_COMPONENT,
                        reading.name() + " has " + annotation + " over " + component + ", which is no column of it",
                        "columns are named by the record's components here",
                        Closest.advice(
                                component, columns.components(), "one of " + String.join(", ", columns.components())));
    }

    private void references() {
        Map<TypeElement, List<RecordComponentElement>> byTarget = new LinkedHashMap<>();
        for (RecordComponentElement component : reading.record().getRecordComponents()) {
            Optional<Mark> mark = Marks.one(component, "References");
            if (mark.isEmpty() || columns.of(component).isEmpty()) {
                continue;
            }
            Optional<TypeElement> target = mark.get().type("value").flatMap(Declared::element);
            if (target.isEmpty()) {
                reading.findings().unresolved();
            } else if (new Foreign(target.get()).key().size() > 1) {
                byTarget.computeIfAbsent(target.get(), any -> new ArrayList<>()).add(component);
            } else {
                reference(new Foreign(target.get()), List.of(component));
            }
        }
        byTarget.forEach((target, components) -> reference(new Foreign(target), components));
    }

    private void reference(Foreign target, List<RecordComponentElement> components) {
        RecordComponentElement first = components.get(0);
        String name = first.getSimpleName().toString();
        List<Foreign.Field> key = target.key();
        if (!target.isSchema()) {
            reading.wrong(
                    Code.NOT_A_SCHEMA,
                    name,
                    "references " + target.simpleName() + ", which has no table",
                    target.simpleName() + " is not annotated with @Schema",
                    "@Schema record " + target.simpleName() + "(…)");
            return;
        }
        if (key.isEmpty()) {
            return;
        }
        if (key.size() != components.size()) {
            reading.wrong(
                    Code.WRONG_KEY,
                    name,
                    "references " + target.simpleName() + ", whose key has " + key.size() + " columns",
                    "a foreign key holds the whole key it references",
                    "@References(" + target.simpleName() + ".class) on " + key.size()
                            + " components, in the order of that key");
            return;
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            Column column = columns.of(components.get(i)).orElseThrow();
            if (key.get(i).unresolved()) {
                reading.findings().unresolved();
                return;
            }
            if (!column.javaType().box().equals(key.get(i).type())) {
                reading.wrong(
                        Code.WRONG_KEY,
                        column.component(),
                        "references " + target.simpleName() + "." + key.get(i).component(),
                        "the one is " + Declared.simpleWithArticle(column.javaType()) + ", the other "
                                + Declared.simpleWithArticle(key.get(i).written()),
                        "make both of one type");
                return;
            }
            names.add(column.name());
        }
        Mark mark = Marks.one(first, "References").orElseThrow();
        add(new Constraint.Reference(
                name(mark, names, "fkey"),
                names,
                target.namespace(),
                target.table(),
                key.stream().map(Foreign.Field::column).toList(),
                mark.constant("onDelete", "NO_ACTION"),
                mark.flag("deferred")));
    }
}

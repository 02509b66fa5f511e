package io.millrace.processor.read.shape;

import io.millrace.processor.check.Code;
import io.millrace.processor.model.Column;
import io.millrace.processor.model.Relation;
import io.millrace.processor.model.Route;
import io.millrace.processor.name.Article;
import io.millrace.processor.name.Closest;
import io.millrace.processor.read.Reading;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what a component stands for: {@code author.name} goes over the relation {@code author} to the column {@code name}. */
final class Way {

    private final Reading reading;
    private final Subjects subjects;
    private final Subject start;
    private final String component;

    Way(Reading reading, Subjects subjects, Subject start, String component) {
        this.reading = reading;
        this.subjects = subjects;
        this.start = start;
        this.component = component;
    }

    /**
     * What is at the end.
     *
     * @param route the way to the row that has it
     * @param subject that row's record
     * @param column the column, or null for a relation
     * @param relation the relation, or null for a column
     */
    record End(
            Route route,
            Subject subject,
            @Nullable Column column,
            @Nullable Relation relation) {

        /** {@code User.name}. */
        String label() {
            String name = column != null ? column.component() : relation != null ? relation.component() : "";
            return subject.label() + "." + name;
        }
    }

    /** What is at the end of a path; empty where there is nothing, which has been said then. */
    Optional<End> to(String path) {
        String[] names = path.split("\\.", -1);
        Route route = Route.of(start.schema().names());
        Subject here = start;
        for (int i = 0; i < names.length - 1; i++) {
            Optional<Relation> relation = here.relation(names[i]);
            if (relation.isEmpty()) {
                return nothing(here, names[i], here.column(names[i]).isPresent());
            }
            if (relation.get().choice() != null) {
                return toOneOfSeveral(here, relation.get());
            }
            if (relation.get().cardinality().isMany()) {
                return throughMany(here, names[i], path);
            }
            Optional<Subject> next = subjects.record(
                            relation.get().target().record().canonicalName())
                    .flatMap(record -> subjects.of(record, reading.findings()));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            if (!subjects.isOneAtMost(relation.get(), reading.findings())) {
                return throughSeveral(here, relation.get());
            }
            route = route.over(relation.get());
            here = next.get();
        }
        String last = names[names.length - 1];
        Optional<Column> column = here.column(last);
        Optional<Relation> relation = here.relation(last);
        if (column.isEmpty() && relation.isEmpty()) {
            return nothing(here, last, false);
        }
        if (relation.filter(each -> each.choice() != null).isPresent()) {
            return toOneOfSeveral(here, relation.get());
        }
        return Optional.of(new End(route, here, column.orElse(null), relation.orElse(null)));
    }

    private Optional<End> nothing(Subject where, String name, boolean isColumn) {
        String table = start.schema().names().table().simpleName();
        if (isColumn) {
            reading.wrong(
                    Code.WRONG_PATH,
                    component,
                    "goes over " + where.label() + "." + name + ", which is a column",
                    "a path goes over relations to one, and ends at a column or a relation",
                    "@From(\"" + name + "\"), or a static method for what is inside of the column");
            return Optional.empty();
        }
        reading.wrong(
                Code.UNKNOWN_PART,
                component,
                "stands for nothing: " + where.label() + " has no " + name,
                Article.with(where.label()) + " has " + String.join(", ", where.names()),
                Closest.advice(
                        name,
                        where.names(),
                        "@From or @Count to say what it stands for, or a static method " + component + "(" + table
                                + "<"
                                + start.label() + "> table)"));
        return Optional.empty();
    }

    private Optional<End> toOneOfSeveral(Subject where, Relation relation) {
        reading.wrong(
                Code.WRONG_PATH,
                component,
                "goes over " + where.label() + "." + relation.component() + ", which leads to one of several records",
                "a shape reads the columns of one table, or of the one that a relation leads to",
                "preload it into the records: .preload("
                        + where.schema().names().constant() + "." + relation.component()
                        + "), or a shape of each of them");
        return Optional.empty();
    }

    private Optional<End> throughSeveral(Subject where, Relation relation) {
        String target = relation.target().label();
        String shape = "a shape of " + target + " as " + relation.component();
        reading.wrong(
                Code.WRONG_PATH,
                component,
                "goes over " + where.label() + "." + relation.component() + ", of which there may be several",
                relation.isPlain()
                        ? "the key that it is found by is not unique in " + target
                        : "the relation takes the first of several rows, which a join does not",
                relation.isPlain() ? "@Unique on the component of " + target + " with the key, or " + shape : shape);
        return Optional.empty();
    }

    private Optional<End> throughMany(Subject where, String relation, String path) {
        reading.wrong(
                Code.WRONG_PATH,
                component,
                "goes over " + where.label() + "." + relation + ", which leads to many",
                "for one row there are many of \"" + path + "\"",
                "List<…> " + relation + " of a shape with it, @Count(\"" + relation
                        + "\"), or a static method that aggregates it");
        return Optional.empty();
    }
}

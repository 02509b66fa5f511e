package io.millrace.processor.read;

import io.millrace.processor.check.Code;
import io.millrace.processor.check.Refusal;
import io.millrace.processor.model.Choice;
import io.millrace.processor.model.Relation;
import io.millrace.processor.model.Relation.Cardinality;
import io.millrace.processor.name.Article;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads relations, on components and on the record, and checks both their ends. */
final class RelationReader {

    private static final String MANY = "io.millrace.schema.Many";
    private static final String ONE = "io.millrace.schema.One";

    private final Reading reading;
    private final Foreign self;
    private final Columns columns;

    /**
     * A reader of the record's relations.
     *
     * @param columns the record's columns by component; empty ones are those with a problem of their own
     */
    RelationReader(Reading reading, Columns columns) {
        this.reading = reading;
        this.self = new Foreign(reading.record());
        this.columns = columns;
    }

    /** Whether a type is that of a relation's component. */
    static boolean isHolder(TypeMirror type) {
        return Declared.is(type, MANY) || Declared.is(type, ONE);
    }

    /** Whether a component is declared as a relation, by its type or by an annotation. */
    static boolean isRelation(RecordComponentElement component) {
        return isHolder(component.asType())
                || Stream.of(Cardinality.values()).anyMatch(each -> Marks.has(component, each.annotation()));
    }

    /** The relation of a component, or empty where something is wrong with it, which has been said then. */
    Optional<Relation> read(RecordComponentElement element) {
        String component = element.getSimpleName().toString();
        TypeMirror type = element.asType();
        List<Cardinality> said = Stream.of(Cardinality.values())
                .filter(each -> Marks.has(element, each.annotation()))
                .toList();
        Optional<TypeElement> target = Said.target(element);
        if (said.size() != 1
                || target.isEmpty()
                || Declared.is(type, MANY) != said.get(0).isMany()) {
            wrongComponent(component, type, said);
            return Optional.empty();
        }
        Cardinality cardinality = said.get(0);
        Mark mark = Marks.one(element, cardinality.annotation()).orElseThrow();
        if (mark.says("name") || mark.says("of")) {
            reading.wrong(
                    Code.WRONG_RELATION,
                    component,
                    "says \"name\" or \"of\" of its relation",
                    "on a component its own name and type say both",
                    "@" + cardinality.annotation() + " alone, or with a key");
            return Optional.empty();
        }
        return relation(component, cardinality, target.get(), mark, true);
    }

    /** The relations that are declared on the record. */
    List<Relation> readDeclared() {
        List<Relation> relations = new ArrayList<>();
        for (Cardinality cardinality : Cardinality.values()) {
            for (Mark mark : Marks.all(reading.record(), cardinality.annotation())) {
                declared(cardinality, mark).ifPresent(relations::add);
            }
        }
        return relations;
    }

    private Optional<Relation> declared(Cardinality cardinality, Mark mark) {
        String annotation = "@" + cardinality.annotation();
        String name = mark.text("name");
        if (mark.says("of")
                && mark.type("of").filter(type -> !Declared.isUnresolved(type)).isEmpty()) {
            reading.findings().unresolved();
            return Optional.empty();
        }
        Optional<TypeElement> target = mark.type("of").flatMap(Declared::element);
        if (name.isEmpty() || target.isEmpty()) {
            reading.findings()
                    .record(
                            Code.WRONG_RELATION,
                            reading.name() + " has " + annotation + " without a name or without the record it leads to",
                            "on a record neither can be seen from a component",
                            annotation + "(name = \"posts\", of = Post.class)");
            return Optional.empty();
        }
        if (!SourceVersion.isName(name) || name.contains(".")) {
            reading.findings()
                    .record(
                            Code.RESERVED_NAME,
                            reading.name() + " has a relation named \"" + name + "\"",
                            "the name becomes a field, and Java has no field of this name",
                            annotation + "(name = \"" + name.replaceAll("\\W", "") + "Rows\", …)");
            return Optional.empty();
        }
        return relation(name, cardinality, target.get(), mark, false);
    }

    private Optional<Relation> relation(
            String name, Cardinality cardinality, TypeElement target, Mark mark, boolean inRecord) {
        Place place = new Place(name, inRecord ? name : null);
        try {
            Said said = new Said(name, cardinality, target, mark);
            if (Variants.areMeant(said)) {
                return Optional.of(oneOfSeveral(said, inRecord));
            }
            Link link = new Links().of(self, said);
            return Optional.of(new Relation(
                    name,
                    cardinality,
                    new Foreign(target).names(),
                    link.first().near(),
                    link.via(),
                    link.last().far(),
                    link.last().filters(),
                    link.sorts(),
                    link.once(),
                    cardinality != Cardinality.BELONGS_TO
                            || mayBeNull(link.first().near()),
                    inRecord,
                    onDelete(mark, link, new Foreign(target)),
                    null));
        } catch (Refusal refusal) {
            Code code = refusal.code();
            if (code == null) {
                reading.findings().unresolved();
            } else {
                wrong(place, code, refusal.what(), refusal.because(), refusal.fix());
            }
            return Optional.empty();
        }
    }

    private Relation oneOfSeveral(Said said, boolean inRecord) throws Refusal {
        Choice choice = new Variants(self, said).choice(columns);
        List<String> held = Stream.of(choice.type(), choice.key())
                .flatMap(component -> self.field(component).stream())
                .map(Foreign.Field::column)
                .toList();
        return Relation.ofSeveral(
                said.name(), new Foreign(said.target()).names(), held, mayBeNull(held), inRecord, choice);
    }

    private static String onDelete(Mark mark, Link link, Foreign target) throws Refusal {
        String onDelete = mark.constant("onDelete", Relation.NOTHING);
        if (onDelete.equals("SOFT_DELETE") && target.deletion() == null) {
            throw Refusal.of(
                    Code.WRONG_RELATION,
                    "says Cascade.SOFT_DELETE",
                    target.simpleName() + " does not keep its deleted rows",
                    "Cascade.DELETE, or @SoftDelete @Nullable Instant deletedAt in " + target.simpleName());
        }
        boolean direct =
                link.steps().size() == 1 && link.last().filters().stream().allMatch(filter -> filter.held() != null);
        if (!onDelete.equals(Relation.NOTHING) && !direct) {
            throw Refusal.of(
                    Code.WRONG_RELATION,
                    "says Cascade." + onDelete,
                    "it does not lead to all rows that hold this row's key: it is narrowed, or goes through others",
                    "say it on the relation to those rows themselves");
        }
        if (onDelete.equals("NILIFY")) {
            requireNullable(link, target);
        }
        return onDelete;
    }

    /** A primitive is never null; of another type a class file does not tell, and the database does. */
    private static void requireNullable(Link link, Foreign target) throws Refusal {
        for (String component : target.components()) {
            Optional<Foreign.Field> field = target.field(component);
            if (field.isPresent()
                    && (link.last().far().contains(field.get().column())
                            || link.last().filters().stream()
                                    .anyMatch(filter ->
                                            filter.column().equals(field.get().column())))
                    && field.get().written().isPrimitive()) {
                throw Refusal.of(
                        Code.WRONG_RELATION,
                        "says Cascade.NILIFY",
                        target.simpleName() + "." + component + " is never null, and would be set to null",
                        "Cascade.DELETE, or @Nullable "
                                + Declared.simple(field.get().type()) + " " + component + " in "
                                + target.simpleName());
            }
        }
    }

    private boolean mayBeNull(List<String> names) {
        return columns.components().stream()
                .map(columns::of)
                .flatMap(Optional::stream)
                .anyMatch(column -> names.contains(column.name()) && column.nullable());
    }

    private void wrongComponent(String component, TypeMirror type, List<Cardinality> said) {
        String written = Declared.simple(Declared.boxed(type));
        boolean holder = isHolder(type);
        String what = said.isEmpty()
                ? "is " + Article.with(written) + " without @HasMany, @HasOne, @BelongsTo or @ManyToMany"
                : said.size() > 1
                        ? "has more than one of @HasMany, @HasOne, @BelongsTo and @ManyToMany"
                        : "is " + Article.with(written) + " with @"
                                + said.get(0).annotation();
        String because = said.size() == 1
                ? "@HasMany and @ManyToMany are for a Many, @HasOne and @BelongsTo are for a One"
                : "the annotation says on which side the key is";
        String target = holder && !Declared.arguments(type).isEmpty()
                ? Declared.simple(Declared.boxed(Declared.arguments(type).get(0)))
                : Declared.is(type, "java.util.List")
                                && !Declared.arguments(type).isEmpty()
                        ? Declared.simple(
                                Declared.boxed(Declared.arguments(type).get(0)))
                        : holder ? "Record" : written;
        String fix = said.size() == 1
                ? "@" + said.get(0).annotation() + (said.get(0).isMany() ? " Many<" : " One<") + target + "> "
                        + component
                : Declared.is(type, MANY)
                        ? "@HasMany Many<" + target + "> " + component
                        : "@BelongsTo One<" + target + "> " + component + " where " + component
                                + "Id is a component of this record, @HasOne where the key is in the other";
        reading.wrong(Code.WRONG_RELATION, component, what, because, fix);
    }

    /** Where a relation is declared: on a component, or on the record. */
    private record Place(String name, @Nullable String component) {}

    private void wrong(Place place, Code code, String what, String because, String fix) {
        String sentence = reading.label(place.name()) + " " + what;
        if (place.component() == null) {
            reading.findings().record(code, sentence, because, fix);
        } else {
            reading.findings().component(code, place.component(), sentence, because, fix);
        }
    }
}

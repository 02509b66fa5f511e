package io.millrace.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.millrace.processor.check.Code;
import io.millrace.processor.check.Refusal;
import io.millrace.processor.model.Choice;
import io.millrace.processor.model.Column;
import io.millrace.processor.model.Filter;
import io.millrace.processor.model.Relation.Cardinality;
import io.millrace.processor.name.Closest;
import io.millrace.processor.name.Snake;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * A relation to one of several records: those that implement a sealed interface.
 *
 * @param owner the record that has it
 * @param said what is said of it
 */
record Variants(Foreign owner, Said said) {

    private static final String TEXT = "java.lang.String";

    /** Whether such a relation is meant. */
    static boolean areMeant(Said said) {
        return said.cardinality() == Cardinality.BELONGS_TO && said.target().getKind() == ElementKind.INTERFACE;
    }

    /** Whether a relation may lead to a record, as to one of several. */
    static boolean lead(Said said, Foreign record) {
        return areMeant(said)
                && leaves(said.target()).stream()
                        .anyMatch(leaf -> Declared.element(leaf)
                                .filter(record.element()::equals)
                                .isPresent());
    }

    /**
     * What rows that hold a record's key must be asked as well, so that it is this record's key that they hold: the type
     * column of the relation that the key is of.
     */
    static List<Filter> filters(Foreign holder, Foreign record, List<String> held) throws Refusal {
        Said other = null;
        for (Said said : Said.all(holder.element())) {
            Variants variants = new Variants(holder, said);
            if (!areMeant(said) || !variants.hasKeyAmong(held)) {
                continue;
            }
            other = said;
            if (lead(said, record) && held.size() == 1) {
                Optional<RecordComponentElement> type = holder.component(variants.type());
                if (type.isEmpty() || Declared.isUnresolved(type.get().asType())) {
                    throw Refusal.unresolved();
                }
                String literal = literal(type.get(), record);
                String label = literal.substring(1, literal.length() - 1).replace("''", "'");
                return List.of(new Filter(Foreign.column(type.get()), " = " + literal, label));
            }
        }
        if (other != null) {
            Variants variants = new Variants(holder, other);
            throw Refusal.of(
                    Code.WRONG_VARIANT,
                    "is by " + variants.keyLabel() + ", which holds the key of what " + variants.label() + " leads to",
                    record.simpleName() + " is none of that: " + other.target().getSimpleName() + " does not permit it",
                    "record " + record.simpleName() + "(…) implements "
                            + other.target().getSimpleName() + ", or a key of its own: key = \""
                            + Snake.camel(record.simpleName()) + "Id\"");
        }
        return List.of();
    }

    /**
     * That a relation to one record is not by a key that may be another record's.
     *
     * @throws Refusal where it is
     */
    static void requireNone(Foreign holder, Foreign record, List<String> held) throws Refusal {
        for (Said said : Said.all(holder.element())) {
            Variants variants = new Variants(holder, said);
            if (areMeant(said) && variants.hasKeyAmong(held)) {
                throw Refusal.of(
                        Code.WRONG_VARIANT,
                        "is by " + variants.keyLabel() + ", which holds the key of what " + variants.label()
                                + " leads to",
                        "a row of which " + variants.type() + " says another record would lead to a row of "
                                + record.simpleName() + " all the same",
                        "preload the other: ." + said.name() + ".preload(…), or a key of its own: key = \""
                                + Snake.camel(record.simpleName()) + "Id\"");
            }
        }
    }

    private boolean hasKeyAmong(List<String> held) {
        return owner.field(keys().get(0))
                .filter(field -> held.contains(field.column()))
                .isPresent();
    }

    private String keyLabel() {
        return owner.simpleName() + "." + keys().get(0);
    }

    private String label() {
        return owner.simpleName() + "." + said.name();
    }

    /** What it may lead to; everything that does not fit is refused. */
    Choice choice(Columns columns) throws Refusal {
        List<Foreign> records = records();
        if (keys().size() != 1) {
            throw Refusal.of(
                    Code.WRONG_KEY,
                    "names " + keys().size() + " components for the key of one of several records",
                    "one column holds the key, whichever of them it is of",
                    "@BelongsTo(key = \"…\"), one component");
        }
        String key = keys().get(0);
        for (Foreign record : records) {
            Ends.column(owner, key, record, key(record), !said.mark().says("key"), "key");
        }
        RecordComponentElement type = owner.component(type())
                .orElseThrow(() -> Refusal.of(
                        Code.UNKNOWN_COMPONENT,
                        "finds no component " + type() + " in " + owner.simpleName(),
                        "a relation to one of several records says in a column which of them it is"
                                + (said.mark().says("type") ? "" : ", by convention in this one"),
                        Closest.advice(type(), owner.components(), "type = \"…\", or a component String " + type())));
        Optional<TypeElement> enumeration = enumeration(type);
        if (enumeration.isEmpty() && !Declared.is(type.asType(), TEXT)) {
            throw Refusal.of(
                    Code.WRONG_VARIANT,
                    "says by " + owner.simpleName() + "." + type() + " what it leads to",
                    "that is "
                            + Declared.simpleWithArticle(
                                    TypeName.get(type.asType()).withoutAnnotations())
                            + ", and what stands for a record is a text or a constant of an enum",
                    "String " + type());
        }
        fitting(columns, key);
        Map<String, Foreign> stored = new LinkedHashMap<>();
        List<Choice.Variant> variants = new ArrayList<>();
        for (Foreign record : records) {
            String name = stored(type, record);
            Foreign first = stored.putIfAbsent(name, record);
            if (first != null) {
                throw Refusal.of(
                        Code.WRONG_VARIANT,
                        "keeps \"" + name + "\" for " + first.element().getQualifiedName() + " and for "
                                + record.element().getQualifiedName(),
                        "the type column says which of the two it is",
                        "@Schema(typeName = \"…\") on one of them");
            }
            variants.add(new Choice.Variant(record.names(), key(record).column(), name));
        }
        return new Choice(
                type(),
                key,
                key(records.get(0)).type(),
                enumeration.map(ClassName::get).orElse(null),
                variants);
    }

    private String type() {
        return said.mark().says("type") ? said.mark().text("type") : said.name() + "Type";
    }

    private List<String> keys() {
        List<String> keys = said.mark().texts("key");
        return keys.isEmpty() ? List.of(said.name() + "Id") : keys;
    }

    /** The records that implement the interface. */
    private List<Foreign> records() throws Refusal {
        String name = said.target().getSimpleName().toString();
        if (said.target().getPermittedSubclasses().isEmpty()) {
            throw Refusal.of(
                    Code.WRONG_VARIANT,
                    "leads to " + name + ", which is not sealed",
                    "the records that it may lead to are all known when it is compiled",
                    "sealed interface " + name + " permits …, with the records");
        }
        List<Foreign> records = new ArrayList<>();
        for (TypeMirror leaf : leaves(said.target())) {
            if (Declared.isUnresolved(leaf)) {
                throw Refusal.unresolved();
            }
            TypeElement element = Declared.element(leaf).orElseThrow(Refusal::unresolved);
            Foreign record = new Foreign(element);
            if (!record.isSchema() || element.getKind() != ElementKind.RECORD) {
                throw Refusal.of(
                        Code.NOT_A_SCHEMA,
                        "leads to " + name + ", which permits " + record.simpleName(),
                        record.simpleName() + " has no table: it is not a record with @Schema",
                        "@Schema record " + record.simpleName() + "(…) implements " + name);
            }
            records.add(record);
        }
        return records;
    }

    /** The classes that a sealed interface permits, those of sealed interfaces among them included, each once. */
    private static List<TypeMirror> leaves(TypeElement type) {
        Map<String, TypeMirror> leaves = new LinkedHashMap<>();
        addLeaves(type, leaves);
        return List.copyOf(leaves.values());
    }

    private static void addLeaves(TypeElement type, Map<String, TypeMirror> leaves) {
        for (TypeMirror permitted : type.getPermittedSubclasses()) {
            Optional<TypeElement> element = Declared.element(permitted)
                    .filter(each -> !each.getPermittedSubclasses().isEmpty());
            if (element.isPresent()) {
                addLeaves(element.get(), leaves);
            } else {
                leaves.putIfAbsent(permitted.toString(), permitted);
            }
        }
    }

    private static Foreign.Field key(Foreign record) throws Refusal {
        List<Foreign.Field> key = record.key();
        if (key.isEmpty()) {
            throw Ends.keyless(record);
        }
        if (key.size() > 1) {
            throw Refusal.of(
                    Code.WRONG_KEY,
                    "may lead to " + record.simpleName() + ", which has a primary key of " + key.size() + " columns",
                    "one column holds the key of one of several records",
                    "one @Id in " + record.simpleName() + ", or a relation of its own to it");
        }
        return key.get(0);
    }

    private void fitting(Columns columns, String key) throws Refusal {
        Optional<Column> type = columns.of(type());
        Optional<Column> held = columns.of(key);
        if (type.isPresent()
                && held.isPresent()
                && type.get().nullable() != held.get().nullable()) {
            Column some = type.get().nullable() ? type.get() : held.get();
            Column other = type.get().nullable() ? held.get() : type.get();
            throw Refusal.of(
                    Code.WRONG_VARIANT,
                    "leads nowhere where " + some.component() + " is null, and " + other.component() + " never is",
                    "the type and the key of a row are there together, or neither is",
                    "@Nullable on both of them, or on neither");
        }
    }

    /** What stands for a record: a text, or the name of the enum's constant. */
    private static String stored(RecordComponentElement type, Foreign record) throws Refusal {
        String name = record.typeName();
        Optional<TypeElement> enumeration = enumeration(type);
        if (enumeration.isEmpty()) {
            return name;
        }
        String constant = Snake.constant(name);
        return enumeration.get().getEnclosedElements().stream()
                .filter(element -> element.getKind() == ElementKind.ENUM_CONSTANT)
                .map(element -> element.getSimpleName().toString())
                .filter(each -> each.equals(name) || each.equals(constant))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        Code.WRONG_VARIANT,
                        "finds no " + constant + " in " + enumeration.get().getSimpleName(),
                        "the type column keeps one constant for each record that it may lead to, and this is for "
                                + record.simpleName(),
                        "the constant " + constant + ", or @Schema(typeName = \"…\") on " + record.simpleName()));
    }

    /** The same as SQL writes it. */
    private static String literal(RecordComponentElement type, Foreign record) throws Refusal {
        String quoted = "'" + stored(type, record).replace("'", "''") + "'";
        return new Constant(type).sql(quoted).orElse(quoted);
    }

    private static Optional<TypeElement> enumeration(RecordComponentElement type) {
        return Declared.element(type.asType()).filter(element -> element.getKind() == ElementKind.ENUM);
    }
}

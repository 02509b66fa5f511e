package io.millrace.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.millrace.processor.check.Code;
import io.millrace.processor.model.ValueType;
import io.millrace.processor.name.Article;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Finds the type of PostgreSQL for a component's type. */
final class ValueReader {

    private static final Set<String> COLLECTIONS = Set.of("java.util.List", "java.util.Set", "java.util.Map");
    private static final String JSON_NODE = "com.fasterxml.jackson.databind.JsonNode";

    private final Reading reading;
    private final String component;

    ValueReader(Reading reading, String component) {
        this.reading = reading;
        this.component = component;
    }

    /** The type, or empty where something is wrong with it, which has been said then. */
    Optional<ValueType> read(TypeMirror type) {
        Optional<ValueType> scalar = scalar(type);
        if (scalar.isPresent()) {
            return scalar;
        }
        TypeName javaType = Declared.boxed(type);
        Optional<TypeElement> element = Declared.element(type);
        if (element.isPresent() && isDocument(element.get())) {
            return document(type, element.get());
        }
        if (Declared.is(type, "java.util.List")) {
            TypeMirror item = Declared.arguments(type).isEmpty()
                    ? type
                    : Declared.arguments(type).get(0);
            Optional<ValueType> itemType = item.getKind() == TypeKind.DECLARED || item.getKind() == TypeKind.ARRAY
                    ? scalar(item)
                    : Optional.empty();
            if (itemType.isPresent()) {
                return Optional.of(
                        new ValueType.Array(itemType.get(), Nullability.isMarked(item.getAnnotationMirrors())));
            }
            if (isWritable(item)) {
                return Optional.of(new ValueType.Json(javaType, null));
            }
            return unknown(type, item);
        }
        if (Declared.is(type, "java.util.Map")
                && Declared.arguments(type).stream().allMatch(this::isWritable)) {
            return Optional.of(new ValueType.Json(javaType, null));
        }
        return unknown(type, type);
    }

    private Optional<ValueType> scalar(TypeMirror type) {
        TypeName javaType = Declared.boxed(type);
        Optional<ValueType.Shipped> shipped = ShippedTypes.of(javaType);
        if (shipped.isPresent()) {
            return Optional.of(shipped.get());
        }
        Optional<TypeElement> element = Declared.element(type);
        if (element.isEmpty()) {
            return Optional.empty();
        }
        TypeElement declared = element.get();
        if (declared.getKind() == ElementKind.ENUM) {
            return Optional.of(enumeration(declared));
        }
        return Marks.has(declared, "Scalar") ? scalarRecord(declared) : Optional.empty();
    }

    private static ValueType enumeration(TypeElement declared) {
        ClassName name = Declared.name(declared);
        return Marks.one(declared, "PgEnum")
                .map(mark -> new ValueType.Enumeration(name, mark.text("value"), mark.flag("lowerCase")))
                .orElse(new ValueType.Enumeration(name, null, false));
    }

    private Optional<ValueType> scalarRecord(TypeElement declared) {
        List<? extends RecordComponentElement> components = declared.getRecordComponents();
        if (declared.getKind() != ElementKind.RECORD
                || components.size() != 1
                || !declared.getTypeParameters().isEmpty()) {
            return Optional.empty();
        }
        RecordComponentElement only = components.get(0);
        return scalar(only.asType())
                .map(base -> new ValueType.Wrapped(
                        Declared.name(declared), only.getSimpleName().toString(), base));
    }

    private static boolean isDocument(TypeElement element) {
        return element.getQualifiedName().contentEquals(JSON_NODE)
                || (element.getKind() == ElementKind.RECORD
                        && !Marks.has(element, "Schema")
                        && !Marks.has(element, "Scalar"));
    }

    private Optional<ValueType> document(TypeMirror type, TypeElement element) {
        TypeName javaType = Declared.boxed(type);
        if (!Declared.arguments(type).isEmpty() || element.getQualifiedName().contentEquals(JSON_NODE)) {
            return Declared.arguments(type).stream().allMatch(this::isWritable)
                    ? Optional.of(new ValueType.Json(javaType, null))
                    : unknown(type, type);
        }
        return Optional.of(new ValueType.Json(javaType, new JsonShapeReader(reading).read(element)));
    }

    /** Whether a document can hold values of a type, as far as that can be seen. */
    private boolean isWritable(TypeMirror type) {
        if (type.getKind() == TypeKind.WILDCARD || Declared.is(type, "java.lang.Object")) {
            return true;
        }
        Optional<TypeElement> element = Declared.element(type);
        if (element.isEmpty() || Declared.isHidden(element.get())) {
            return false;
        }
        if (COLLECTIONS.contains(element.get().getQualifiedName().toString())) {
            return Declared.arguments(type).stream().allMatch(this::isWritable);
        }
        return isDocument(element.get()) || scalar(type).isPresent();
    }

    private Optional<ValueType> unknown(TypeMirror whole, TypeMirror part) {
        String name = Declared.simple(TypeName.get(whole).withoutAnnotations());
        Optional<TypeElement> element = Declared.element(part);
        if (element.filter(each -> Marks.has(each, "Schema")).isPresent()) {
            String record = element.orElseThrow().getSimpleName().toString();
            reading.wrong(
                    Code.UNKNOWN_TYPE,
                    component,
                    "is " + Article.with(name) + ", which is no type of a column",
                    record + " has a table of its own, so it is not kept inside another row",
                    Declared.is(whole, "java.util.List")
                            ? "@HasMany Many<" + record + "> " + component
                            : "@BelongsTo One<" + record + "> " + component + ", or @HasOne where the key is in "
                                    + record);
            return Optional.empty();
        }
        if (element.filter(each -> Marks.has(each, "Scalar")).isPresent()) {
            String record = element.orElseThrow().getSimpleName().toString();
            reading.wrong(
                    Code.WRONG_SCALAR,
                    component,
                    "is " + Article.with(name) + ", whose @Scalar cannot be kept",
                    "a @Scalar is a record of exactly one component, and that one is kept: a number, a text, a UUID, a time",
                    "record " + record + "(UUID value), or take @Scalar away to keep it as jsonb");
            return Optional.empty();
        }
        reading.wrong(
                Code.UNKNOWN_TYPE,
                component,
                "is " + Article.with(name) + ", which no type of PostgreSQL is known for",
                "the library has no type for "
                        + Declared.simple(TypeName.get(part).withoutAnnotations()),
                Advice.instead(part));
        return Optional.empty();
    }
}

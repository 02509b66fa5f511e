package io.millrace.processor.read;

import com.palantir.javapoet.TypeName;
import io.millrace.processor.check.Code;
import io.millrace.processor.model.Column;
import io.millrace.processor.model.Column.Generation;
import io.millrace.processor.model.Column.Purpose;
import io.millrace.processor.model.ValueType;
import io.millrace.processor.name.Identifiers;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads a component that is a column. */
final class ColumnReader {

    private static final Set<String> OPTIONALS =
            Set.of("java.util.Optional", "java.util.OptionalInt", "java.util.OptionalLong", "java.util.OptionalDouble");

    private final Reading reading;
    private final RecordComponentElement element;
    private final String component;
    private final TypeMirror type;

    ColumnReader(Reading reading, RecordComponentElement element) {
        this.reading = reading;
        this.element = element;
        this.component = element.getSimpleName().toString();
        this.type = element.asType();
    }

    /**
     * The column, or empty where something is wrong with it, which has been said then.
     *
     * @param key its place in the primary key, or -1
     */
    Optional<Column> read(int key) {
        if (isOptional() || isHidden() || isNullablePrimitive() || isNullableKey(key)) {
            return Optional.empty();
        }
        return valueType().flatMap(found -> column(key, found));
    }

    private Optional<Column> column(int key, ValueType found) {
        String name = Foreign.column(element);
        if (Identifiers.isTooLong(name)) {
            wrong(
                    Code.NAME_TOO_LONG,
                    "has a column with a name of more than " + Identifiers.LONGEST + " bytes",
                    "PostgreSQL cuts longer names, and says nothing",
                    "@Column(\"a_shorter_name\")");
            return Optional.empty();
        }
        String sqlType = sqlType(found);
        return Optional.of(new Column(
                component,
                name,
                TypeName.get(type).withoutAnnotations(),
                found,
                sqlType,
                Nullability.isNullable(element),
                key,
                generation(),
                purpose(),
                Marks.has(element, "Sensitive") || EmbeddedReader.hasSecret(type),
                Marks.one(element, "Default").map(mark -> mark.text("value")).orElse(null)));
    }

    private Optional<ValueType> valueType() {
        Optional<Mark> useType = Marks.one(element, "UseType");
        Optional<ValueType> found = useType.isPresent()
                ? new OwnType(reading, component).read(type, useType.get())
                : new ValueReader(reading, component).read(type);
        return found.flatMap(this::asEnumType).flatMap(this::asWritten);
    }

    private Optional<ValueType> asEnumType(ValueType found) {
        Optional<Mark> mark = Marks.one(element, "PgEnum");
        if (mark.isEmpty()) {
            return Optional.of(found);
        }
        String enumType = mark.get().text("value");
        boolean lowerCase = mark.get().flag("lowerCase");
        if (found instanceof ValueType.Enumeration enumeration) {
            return Optional.of(new ValueType.Enumeration(enumeration.javaType(), enumType, lowerCase));
        }
        if (found instanceof ValueType.Array array && array.element() instanceof ValueType.Enumeration enumeration) {
            return Optional.of(new ValueType.Array(
                    new ValueType.Enumeration(enumeration.javaType(), enumType, lowerCase), array.nullable()));
        }
        wrong(
                Code.MISPLACED_ANNOTATION,
                "has @PgEnum and is " + Declared.simpleWithArticle(found.javaType()),
                "only an enum is kept in an enum type of the database",
                "take @PgEnum away, or make the component an enum");
        return Optional.empty();
    }

    private Optional<ValueType> asWritten(ValueType found) {
        String written = written();
        if (written.isEmpty()) {
            return Optional.of(found);
        }
        Optional<ValueType> type = new WrittenType(written).of(found);
        if (type.isEmpty()) {
            wrong(
                    Code.WRONG_SQL_TYPE,
                    "is " + Declared.simpleWithArticle(found.javaType()) + ", which is not kept in " + written,
                    "values would be converted on the way, in ways that lose something",
                    WrittenType.possible(found));
        }
        return type;
    }

    private @Nullable String sqlType(ValueType found) {
        String written = written();
        return written.isEmpty() ? found.sqlName() : written;
    }

    private String written() {
        return Marks.one(element, "Column").map(mark -> mark.text("type")).orElse("");
    }

    private Generation generation() {
        return Marks.one(element, "Generated")
                .map(mark -> Generation.valueOf(mark.constant("value", "DATABASE")))
                .orElse(Generation.NONE);
    }

    private Purpose purpose() {
        if (Marks.has(element, "Version")) {
            return Purpose.VERSION;
        }
        if (Marks.has(element, "InsertedAt")) {
            return Purpose.INSERTED_AT;
        }
        if (Marks.has(element, "SoftDelete")) {
            return Purpose.DELETED_AT;
        }
        if (Marks.has(element, "DeleteAt")) {
            return Purpose.DELETE_AT;
        }
        return Marks.has(element, "UpdatedAt") ? Purpose.UPDATED_AT : Purpose.PLAIN;
    }

    private boolean isOptional() {
        Optional<TypeElement> declared = Declared.element(type)
                .filter(each -> OPTIONALS.contains(each.getQualifiedName().toString()));
        if (declared.isEmpty()) {
            return false;
        }
        String inside = Declared.arguments(type).isEmpty()
                ? declared.get()
                        .getSimpleName()
                        .toString()
                        .replace("Optional", "")
                        .replace("Int", "Integer")
                : Declared.simple(Declared.boxed(Declared.arguments(type).get(0)));
        wrong(
                Code.OPTIONAL_COMPONENT,
                "is an Optional",
                "a component that may be null says so with @Nullable; what is selected of it is an Optional by itself",
                "@Nullable " + inside + " " + component);
        return true;
    }

    private boolean isHidden() {
        Optional<TypeElement> declared = Declared.element(type).filter(Declared::isHidden);
        if (declared.isEmpty()) {
            return false;
        }
        wrong(
                Code.PRIVATE_RECORD,
                "is of the private type " + declared.get().getSimpleName(),
                "generated code stands beside the outermost class and cannot name it",
                "take \"private\" away from " + declared.get().getSimpleName() + " and what it is nested in");
        return true;
    }

    private boolean isNullablePrimitive() {
        if (!type.getKind().isPrimitive() || !Nullability.isNullable(element)) {
            return false;
        }
        wrong(
                Code.NULLABLE_PRIMITIVE,
                "is @Nullable and primitive",
                Declared.simpleWithArticle(TypeName.get(type).withoutAnnotations()) + " is never null",
                "@Nullable " + Declared.simple(Declared.boxed(type)) + " " + component);
        return true;
    }

    private boolean isNullableKey(int key) {
        if (key < 0 || !Nullability.isNullable(element)) {
            return false;
        }
        wrong(
                Code.NULLABLE_KEY,
                "is @Nullable and part of the primary key",
                "PostgreSQL makes every column of a primary key not null",
                "take @Nullable away");
        return true;
    }

    private void wrong(Code code, String what, String because, String fix) {
        reading.wrong(code, component, what, because, fix);
    }
}

package io.millrace.type;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A one-dimensional array of another type. It is written as the array parameter of the element's own bulk form, and read
 * as text: the driver reads an array of more dimensions as null in silence, and cannot quote what it does not know.
 *
 * @param <E> the Java type of elements, nullable where nulls may stand in the array
 */
final class ArrayType<T, E extends @Nullable T> implements PgType<List<E>> {

    private final PgType<T> element;
    private final String sqlName;
    private final boolean nullsInside;
    private final BulkForm<T> elements;

    ArrayType(PgType<T> element, boolean nullsInside) {
        if (element.sqlName().endsWith("[]")) {
            throw Refused.type(
                    "an array of arrays of " + element.sqlName().replace("[]", "") + " cannot be a type",
                    "PostgreSQL's arrays of several dimensions are always rectangular, which lists of lists are not",
                    "keep it as jsonb: Types.jsonb(new TypeReference<List<List<…>>>() {})");
        }
        this.element = element;
        this.sqlName = element.sqlName() + "[]";
        this.nullsInside = nullsInside;
        this.elements = element.bulk();
    }

    @Override
    public String sqlName() {
        return sqlName;
    }

    @Override
    public String baseName() {
        return element.baseName() + "[]";
    }

    @Override
    public String parameter(String placeholder) {
        return elements.whole(placeholder);
    }

    @Override
    public String selected(String expression) {
        return "cast(" + expression + " as text)";
    }

    @Override
    public Object encode(List<E> value) {
        return elements.array(checked(value));
    }

    @Override
    public List<E> decode(Object value) {
        if (value instanceof String text) {
            return parse(text);
        }
        throw Refused.unexpectedClass(sqlName, "String", value);
    }

    @Override
    public String text(List<E> value) {
        List<@Nullable String> texts = new ArrayList<>(value.size());
        for (E each : checked(value)) {
            texts.add(each == null ? null : element.text(each));
        }
        return ArrayLiteral.write(texts);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"})
    public List<E> parse(String text) {
        List<@Nullable T> values = ArrayLiteral.read(sqlName, text, element::parse);
        if (!nullsInside && values.stream().anyMatch(Objects::isNull)) {
            throw Refused.unreadable(sqlName, "there is a null in the array; its type must be made by arrayOfNullable");
        }
        return (List<E>) Collections.unmodifiableList(values);
    }

    @Override
    public Optional<PgType<?>> part() {
        return Optional.of(element);
    }

    @Override
    public boolean equalsAgrees() {
        return element.equalsAgrees();
    }

    /** Array types are made where they are needed, and each of one element is as good as the other. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ArrayType<?, ?> that && element.equals(that.element) && nullsInside == that.nullsInside;
    }

    @Override
    public int hashCode() {
        return 31 * element.hashCode() + Boolean.hashCode(nullsInside);
    }

    @Override
    public String toString() {
        return sqlName;
    }

    private List<E> checked(List<E> value) {
        if (!nullsInside && value.stream().anyMatch(Objects::isNull)) {
            throw Refused.value(
                    sqlName,
                    "there is a null in the list",
                    "leave it out, or make the type with Types.arrayOfNullable(…)");
        }
        return value;
    }
}

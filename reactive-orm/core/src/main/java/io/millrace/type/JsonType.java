package io.millrace.type;

import com.fasterxml.jackson.databind.JavaType;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document, as text both ways, read by Jackson straight into its Java type.
 *
 * <p>PostgreSQL has no equality for json, and that of jsonb is not Java's: 1.0 and 1.00 are one number to it.
 *
 * @param <T> the Java type of values
 */
final class JsonType<T> implements PgType<T> {

    private final String sqlName;
    private final JavaType javaType;

    JsonType(String sqlName, JavaType javaType) {
        this.sqlName = sqlName;
        this.javaType = javaType;
    }

    @Override
    public String sqlName() {
        return sqlName;
    }

    @Override
    public String parameter(String placeholder) {
        return placeholder + "::text::" + sqlName;
    }

    @Override
    public String selected(String expression) {
        return "cast(" + expression + " as text)";
    }

    @Override
    public Object encode(T value) {
        return text(value);
    }

    @Override
    public T decode(Object value) {
        if (value instanceof String text) {
            return parse(text);
        }
        throw Refused.unexpectedClass(sqlName, "String", value);
    }

    @Override
    public String text(T value) {
        String document = Characters.checked(sqlName, Documents.write(sqlName, javaType, value));
        if (holdsEscapedNul(document)) {
            throw Refused.value(
                    sqlName,
                    "a text in the document holds a NUL character (U+0000), which PostgreSQL cannot store",
                    "remove it first: text.replace(\"\\u0000\", \"\")");
        }
        return document;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T parse(String text) {
        return (T) Documents.read(sqlName, javaType, text);
    }

    @Override
    public boolean equalsAgrees() {
        return false;
    }

    /** Document types are made where they are needed, and each of one Java type is as good as the other. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonType<?> that && sqlName.equals(that.sqlName) && javaType.equals(that.javaType);
    }

    @Override
    public int hashCode() {
        return 31 * sqlName.hashCode() + javaType.hashCode();
    }

    @Override
    public String toString() {
        return sqlName;
    }

    /** Jackson writes a NUL as an escape; the same letters after an escaped backslash are only letters. */
    private static boolean holdsEscapedNul(String document) {
        int position = document.indexOf("\\u0000");
        while (position >= 0) {
            int backslashes = 1;
            while (position - backslashes >= 0 && document.charAt(position - backslashes) == '\\') {
                backslashes++;
            }
            if (backslashes % 2 == 1) {
                return true;
            }
            position = document.indexOf("\\u0000", position + 1);
        }
        return false;
    }
}

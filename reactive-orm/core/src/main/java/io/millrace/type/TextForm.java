package io.millrace.type;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A type whose values travel as text both ways: written with a cast from text, read with a cast to it.
 *
 * @param <T> the Java type of values
 */
final class TextForm<T> implements PgType<T> {

    private final String sqlName;
    private final Function<? super T, String> writer;
    private final Function<String, ? extends T> reader;
    private final boolean equalsAgrees;
    private final @Nullable PgType<?> part;

    TextForm(
            String sqlName,
            Function<? super T, String> writer,
            Function<String, ? extends T> reader,
            boolean equalsAgrees) {
        this(sqlName, writer, reader, equalsAgrees, null);
    }

    TextForm(
            String sqlName,
            Function<? super T, String> writer,
            Function<String, ? extends T> reader,
            boolean equalsAgrees,
            @Nullable PgType<?> part) {
        this.sqlName = sqlName;
        this.writer = writer;
        this.reader = reader;
        this.equalsAgrees = equalsAgrees;
        this.part = part;
    }

    @Override
    public Optional<PgType<?>> part() {
        return Optional.ofNullable(part);
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
        return writer.apply(value);
    }

    @Override
    public T parse(String text) {
        return reader.apply(text);
    }

    @Override
    public boolean equalsAgrees() {
        return equalsAgrees;
    }

    @Override
    public String toString() {
        return sqlName;
    }
}

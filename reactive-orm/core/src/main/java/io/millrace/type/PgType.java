package io.millrace.type;

/**
 * A PostgreSQL type and the Java type that stands for it.
 *
 * <p>Implementations are immutable and safe for use by any number of threads; {@link #decode} runs on an event loop and
 * must not block. Null never reaches an implementation: SQL's null is handled around it.
 *
 * @param <T> the Java type of values
 */
public interface PgType<T> {

    /** The type's name in SQL as a cast names it, such as {@code int8}, {@code text[]} or {@code app.mood}. */
    String sqlName();

    /**
     * A placeholder with the cast that fixes its type: {@code $1} becomes {@code $1::int8}. A type that travels as text
     * casts twice: {@code $1::text::jsonb}.
     */
    default String parameter(String placeholder) {
        return placeholder + "::" + sqlName();
    }

    /**
     * An expression of this type as a select list must read it, so that {@link #decode} can take what comes. The
     * expression itself, or a cast of it to text where the driver's own form would lose something.
     */
    default String selected(String expression) {
        return expression;
    }

    /**
     * What the driver is given for a value.
     *
     * @throws io.millrace.error.InvalidValue where the type cannot hold the value: nothing is ever cut off in silence
     */
    Object encode(T value);

    /**
     * The value for what the driver gave.
     *
     * @throws RuntimeException where it does not fit; the caller names the column
     */
    T decode(Object value);

    /** The value in PostgreSQL's text form, as it stands inside an array literal before quoting. */
    String text(T value);

    /** The value that a text form stands for: the inverse of {@link #text}. */
    T parse(String text);

    /**
     * Whether {@code equals} in Java and {@code =} in PostgreSQL agree on values. Where they do not (citext, numeric,
     * char(n)), rows are matched by position rather than by key.
     */
    default boolean equalsAgrees() {
        return true;
    }
}

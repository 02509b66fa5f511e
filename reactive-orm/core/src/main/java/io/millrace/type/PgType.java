package io.millrace.type;

import java.util.Optional;

/**
 * A PostgreSQL type and the Java type that stands for it.
 *
 * <p>The types that the library ships are the constants and methods of {@link Types}; {@link Types#mapped} and {@link
 * Types#domain} make new ones of them. Implementations are immutable and safe for use by any number of threads; {@link
 * #decode} runs on an event loop and must not block. Null never reaches an implementation: SQL's null is handled around
 * it.
 *
 * @param <T> the Java type of values
 */
public interface PgType<T> {

    /**
     * The type's name in SQL as a cast names it, such as {@code int8}, {@code text[]} or {@code app.mood}. It has no
     * length: a cast to {@code varchar(10)} would cut in silence what an assignment to such a column refuses.
     */
    String sqlName();

    /**
     * The name of the type that values really have: of a domain that of what it is made over, {@code numeric} for a
     * domain over it. What holds of that type holds of these values.
     */
    default String baseName() {
        return sqlName();
    }

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
     * A column of a table as a select list must read it. As {@link #selected} has it, unless what the column was declared
     * with rules out the values that are the reason for a cast there.
     */
    default String selectedColumn(String column) {
        return selected(column);
    }

    /**
     * What the driver is given for a value.
     *
     * @throws io.millrace.error.InvalidValue where the type cannot hold the value: nothing is ever cut off in silence,
     *     except for what of a time lies below a microsecond, which PostgreSQL's times do not have
     */
    Object encode(T value);

    /**
     * The value for what {@link RowReader#get} gave.
     *
     * @throws UnreadableValue where it does not fit; the caller names the column
     */
    T decode(Object value);

    /**
     * The value in PostgreSQL's text form, as it stands inside an array literal before quoting. The same in every
     * locale and time zone.
     *
     * @throws io.millrace.error.InvalidValue where the type cannot hold the value
     */
    String text(T value);

    /**
     * The value that a text form stands for: the inverse of {@link #text}, and what PostgreSQL's cast to text gives.
     *
     * @throws UnreadableValue where the text stands for no value of the Java type
     */
    T parse(String text);

    /** How many values of this type travel side by side in one array, as bulk writes and {@code = any($1)} send them. */
    default BulkForm<T> bulk() {
        return BulkForm.text(this);
    }

    /** The type of what this one is made of: an array's elements, a range's bounds. Empty for a type without parts. */
    default Optional<PgType<?>> part() {
        return Optional.empty();
    }

    /**
     * Whether {@code equals} in Java and {@code =} in PostgreSQL agree on values. Where they do not (citext, numeric,
     * char(n)), rows are matched by position rather than by key.
     */
    default boolean equalsAgrees() {
        return true;
    }

    /**
     * Whether values are compared by a collation, as texts are. A column's own may hold two of them equal that Java does
     * not: one that is not deterministic.
     */
    default boolean isCollated() {
        return switch (sqlName()) {
            case "text", "varchar", "bpchar", "char", "name" -> true;
            default -> false;
        };
    }
}

package io.millrace.type;

import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How many values of one type travel in one array parameter, which the statement takes apart with {@code unnest}.
 *
 * <p>A type that the driver sends in binary travels as an array of its own: {@code unnest($1::int8[])}. Every other one
 * travels as an array of text, and each element is cast after it was taken out: {@code unnest($1::text[]) as t(v)},
 * selected as {@code t.v::jsonb}. Nulls may stand among the values.
 *
 * @param <T> the Java type of values
 */
public final class BulkForm<T> {

    private final String elementName;
    private final List<String> casts;
    private final IntFunction<? extends @Nullable Object[]> newArray;
    private final Function<? super T, ?> toElement;
    private final @Nullable Predicate<? super @Nullable Object[]> asTheyAre;

    private BulkForm(
            String elementName,
            List<String> casts,
            IntFunction<? extends @Nullable Object[]> newArray,
            Function<? super T, ?> toElement,
            @Nullable Predicate<? super @Nullable Object[]> asTheyAre) {
        this.elementName = elementName;
        this.casts = casts;
        this.newArray = newArray;
        this.toElement = toElement;
        this.asTheyAre = asTheyAre;
    }

    /** The form of a type that travels as text and is cast after it was taken out of the array. */
    public static <T> BulkForm<T> text(PgType<T> type) {
        List<String> casts = type.sqlName().equals("text") ? List.of() : List.of(type.sqlName());
        return new BulkForm<>("text", casts, String[]::new, type::text, null);
    }

    /**
     * The same of a type whose values are their own text.
     *
     * @param asTheyAre whether an array of them can travel as it is; where it cannot, the type says why, or what of each
     */
    static BulkForm<String> text(PgType<String> type, Predicate<? super @Nullable Object[]> asTheyAre) {
        BulkForm<String> each = text(type);
        return new BulkForm<>(each.elementName, each.casts, each.newArray, each.toElement, asTheyAre);
    }

    /**
     * The form of a type whose arrays the driver sends in binary.
     *
     * @param newArray makes the array that the driver knows, such as {@code Long[]::new}; its elements are what {@link
     *     PgType#encode} gives
     */
    public static <T> BulkForm<T> binary(PgType<T> type, IntFunction<? extends @Nullable Object[]> newArray) {
        return new BulkForm<>(type.sqlName(), List.of(), newArray, type::encode, null);
    }

    /** The same of a type whose values are elements as they are, and all of them that are of the array's class. */
    static <T> BulkForm<T> direct(PgType<T> type, IntFunction<? extends @Nullable Object[]> newArray) {
        return new BulkForm<>(type.sqlName(), List.of(), newArray, type::encode, array -> true);
    }

    /** A placeholder with the cast to the array that travels: {@code $1} becomes {@code $1::int8[]}. */
    public String parameter(String placeholder) {
        return placeholder + "::" + elementName + "[]";
    }

    /** What {@code unnest} gave, cast to the type where it is not of it yet: {@code t.v} or {@code t.v::jsonb}. */
    public String unnested(String column) {
        if (casts.isEmpty()) {
            return column;
        }
        StringBuilder sql = new StringBuilder(column);
        casts.forEach(name -> sql.append("::").append(name));
        return sql.toString();
    }

    /**
     * A placeholder with the casts to an array of the type, for a statement that does not take it apart: {@code
     * $1::int8[]} or {@code $1::text[]::jsonb[]}.
     */
    public String whole(String placeholder) {
        StringBuilder sql = new StringBuilder(parameter(placeholder));
        casts.forEach(name -> sql.append("::").append(name).append("[]"));
        return sql.toString();
    }

    /**
     * What the driver is given for the values: an array of its own, new for each call.
     *
     * @throws io.millrace.error.InvalidValue where the type cannot hold a value
     */
    public Object array(List<? extends @Nullable T> values) {
        @Nullable Object[] array = newArray.apply(values.size());
        if (asTheyAre != null) {
            try {
                @Nullable Object[] whole = values.toArray(array);
                if (asTheyAre.test(whole)) {
                    return whole;
                }
            } catch (ArrayStoreException refused) {
                // One of another class got in; the type says below what it holds against it.
            }
        }
        if (values instanceof RandomAccess) {
            for (int position = 0; position < array.length; position++) {
                array[position] = element(values.get(position));
            }
            return array;
        }
        int position = 0;
        for (T value : values) {
            array[position++] = element(value);
        }
        return array;
    }

    private @Nullable Object element(@Nullable T value) {
        return value == null ? null : toElement.apply(value);
    }

    /** The same for values as {@link PgType#encode} gave them, of a type whose arrays the driver sends in binary. */
    public Object arrayOfEncoded(List<?> encoded) {
        return encoded.toArray(newArray.apply(encoded.size()));
    }

    /** The same form for values that are made into values of this one first. */
    <U> BulkForm<U> from(Function<? super U, ? extends T> toValue) {
        return new BulkForm<>(elementName, casts, newArray, value -> toElement.apply(toValue.apply(value)), null);
    }

    /** The same form, cast to one more type after it was taken out of the array. */
    BulkForm<T> castTo(String sqlName) {
        List<String> more = new ArrayList<>(casts);
        more.add(sqlName);
        return new BulkForm<>(elementName, List.copyOf(more), newArray, toElement, asTheyAre);
    }
}

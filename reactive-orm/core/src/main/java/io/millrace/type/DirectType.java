package io.millrace.type;

import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * A type whose values the driver takes and gives as they are, in binary. Their class is final.
 *
 * @param <T> the Java type of values
 */
final class DirectType<T> implements PgType<T> {

    private final String sqlName;
    private final Class<T> valueClass;
    private final Function<String, T> parser;
    private final boolean equalsAgrees;
    private final BulkForm<T> bulk;

    DirectType(
            String sqlName,
            Class<T> valueClass,
            Function<String, T> parser,
            IntFunction<T[]> newArray,
            boolean equalsAgrees) {
        this.sqlName = sqlName;
        this.valueClass = valueClass;
        this.parser = parser;
        this.equalsAgrees = equalsAgrees;
        this.bulk = BulkForm.direct(this, newArray);
    }

    @Override
    public String sqlName() {
        return sqlName;
    }

    /** The value. Of another class it would be cut to fit by the driver: 5.9 for an int4 is stored as 5. */
    @Override
    public Object encode(T value) {
        if (!valueClass.isInstance(value)) {
            throw Refused.value(
                    sqlName,
                    "its class is " + value.getClass().getName() + ", and " + sqlName + " takes "
                            + valueClass.getSimpleName(),
                    "convert it first, so that what is lost is your choice");
        }
        return value;
    }

    @Override
    public T decode(Object value) {
        if (value.getClass() != valueClass) {
            throw Refused.unexpectedClass(sqlName, valueClass.getSimpleName(), value);
        }
        @SuppressWarnings("unchecked")
        T decoded = (T) value;
        return decoded;
    }

    @Override
    public String text(T value) {
        return encode(value).toString();
    }

    @Override
    public T parse(String text) {
        return parser.apply(text);
    }

    @Override
    public BulkForm<T> bulk() {
        return bulk;
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

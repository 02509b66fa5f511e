package io.millrace.type;

import java.math.BigDecimal;
import java.util.function.Function;

/** The numeric types, and numbers written as PostgreSQL writes them. */
final class Numbers {

    private static final int NUMERIC_DIGITS_BEFORE_POINT = 131_072;
    private static final int NUMERIC_DIGITS_AFTER_POINT = 16_383;
    private static final String NUMERIC_RANGE = "up to 131072 digits before the decimal point and 16383 after it";
    private static final int VECTOR_DIMENSIONS = 16_000;
    private static final long OID_MAX = 4_294_967_295L;

    static final PgType<Short> INT2 =
            new DirectType<>("int2", Short.class, text -> integer("int2", text, Short::valueOf), Short[]::new, true);

    static final PgType<Integer> INT4 = new DirectType<>(
            "int4", Integer.class, text -> integer("int4", text, Integer::valueOf), Integer[]::new, true);

    static final PgType<Long> INT8 =
            new DirectType<>("int8", Long.class, text -> integer("int8", text, Long::valueOf), Long[]::new, true);

    /** PostgreSQL holds 0 and -0 equal, and NaN equal to itself; Java's equals tells the zeros apart. */
    static final PgType<Float> FLOAT4 = new DirectType<>(
            "float4", Float.class, text -> floating("float4", text, Float::valueOf), Float[]::new, false);

    static final PgType<Double> FLOAT8 = new DirectType<>(
            "float8", Double.class, text -> floating("float8", text, Double::valueOf), Double[]::new, false);

    /** Text, because the driver closes the connection on an infinity; never equal by Java's rules: 1.0 is not 1.00. */
    static final PgType<BigDecimal> NUMERIC = new TextForm<>("numeric", Numbers::decimal, Numbers::decimal, false);

    static final PgType<BigDecimal> SIZED_NUMERIC = new SizedNumeric();

    static final PgType<Integer> INT2_AS_INT = DerivedType.mapped(INT2, Short::intValue, value -> {
        if (value < Short.MIN_VALUE || value > Short.MAX_VALUE) {
            throw Refused.outOfRange("int2", "-32768 to 32767");
        }
        return value.shortValue();
    });

    static final PgType<Long> INT4_AS_LONG = DerivedType.mapped(INT4, Integer::longValue, value -> {
        if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
            throw Refused.outOfRange("int4", "-2147483648 to 2147483647");
        }
        return value.intValue();
    });

    /** Text, because the driver reads an oid as null in silence. */
    static final PgType<Long> OID = new TextForm<>("oid", Numbers::oid, Numbers::oid, true);

    /** The vector of the extension pgvector. An array has no equality of its own in Java. */
    static final PgType<float[]> VECTOR = new TextForm<>("vector", Numbers::vector, Numbers::vector, false);

    private Numbers() {}

    private static <N> N integer(String type, String text, Function<String, N> parser) {
        if (!DecimalText.isWhole(text)) {
            throw Refused.unreadable(type, "the text is not a whole number");
        }
        try {
            return parser.apply(text);
        } catch (NumberFormatException ignored) {
            // The exception's message holds the text.
            throw Refused.unreadable(type, "the text is not a whole number in its range");
        }
    }

    private static <N> N floating(String type, String text, Function<String, N> parser) {
        if (text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity")) {
            return parser.apply(text);
        }
        return decimalDigits(type, text, parser);
    }

    private static <N> N decimalDigits(String type, String text, Function<String, N> parser) {
        if (!DecimalText.isWritten(text)) {
            throw Refused.unreadable(type, "the text is not a decimal number");
        }
        try {
            return parser.apply(text);
        } catch (NumberFormatException ignored) {
            throw Refused.unreadable(type, "the text is not a decimal number");
        }
    }

    private static String decimal(BigDecimal value) {
        if (!isNumeric(value)) {
            throw Refused.outOfRange("numeric", NUMERIC_RANGE);
        }
        return value.toString();
    }

    private static BigDecimal decimal(String text) {
        if (text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity")) {
            throw Refused.unreadable("numeric", "NaN and the infinities have no BigDecimal; select a cast to float8");
        }
        BigDecimal value = decimalDigits("numeric", text, DecimalText::read);
        if (!isNumeric(value)) {
            throw Refused.unreadable("numeric", "numeric holds " + NUMERIC_RANGE);
        }
        return value;
    }

    private static boolean isNumeric(BigDecimal value) {
        return (long) value.precision() - value.scale() <= NUMERIC_DIGITS_BEFORE_POINT
                && value.scale() <= NUMERIC_DIGITS_AFTER_POINT;
    }

    private static String oid(Long value) {
        if (value < 0 || value > OID_MAX) {
            throw Refused.outOfRange("oid", "0 to " + OID_MAX);
        }
        return Long.toString(value);
    }

    private static Long oid(String text) {
        Long value = integer("oid", text, Long::valueOf);
        if (value < 0 || value > OID_MAX) {
            throw Refused.unreadable("oid", "oid holds 0 to " + OID_MAX);
        }
        return value;
    }

    private static String vector(float[] vector) {
        if (vector.length == 0 || vector.length > VECTOR_DIMENSIONS) {
            throw Refused.outOfRange("vector", "1 to " + VECTOR_DIMENSIONS + " numbers");
        }
        StringBuilder text = new StringBuilder(vector.length * 10).append('[');
        for (int at = 0; at < vector.length; at++) {
            if (!Float.isFinite(vector[at])) {
                throw Refused.value(
                        "vector",
                        "one of its numbers is NaN or infinite, and a vector has none of these",
                        "leave it out");
            }
            text.append(at == 0 ? "" : ",").append(vector[at]);
        }
        return text.append(']').toString();
    }

    private static float[] vector(String text) {
        if (!text.startsWith("[") || !text.endsWith("]")) {
            throw Refused.unreadable("vector", "the text is not a list of numbers in brackets");
        }
        String[] numbers = text.substring(1, text.length() - 1).split(",", -1);
        float[] vector = new float[numbers.length];
        for (int at = 0; at < numbers.length; at++) {
            vector[at] = FLOAT4.parse(numbers[at].strip());
        }
        return vector;
    }

    /** In a column of a declared precision: no infinity fits into one, so the driver may read it. */
    private static final class SizedNumeric implements PgType<BigDecimal> {

        @Override
        public String sqlName() {
            return NUMERIC.sqlName();
        }

        @Override
        public String parameter(String placeholder) {
            return NUMERIC.parameter(placeholder);
        }

        @Override
        public String selected(String expression) {
            return NUMERIC.selected(expression);
        }

        @Override
        public String selectedColumn(String column) {
            return column;
        }

        @Override
        public Object encode(BigDecimal value) {
            return NUMERIC.encode(value);
        }

        /** The number that the driver read, or the one of a text: what is made of the column is read as text. */
        @Override
        public BigDecimal decode(Object value) {
            return value instanceof BigDecimal number ? number : NUMERIC.decode(value);
        }

        @Override
        public String text(BigDecimal value) {
            return NUMERIC.text(value);
        }

        @Override
        public BigDecimal parse(String text) {
            return NUMERIC.parse(text);
        }

        @Override
        public boolean equalsAgrees() {
            return NUMERIC.equalsAgrees();
        }

        @Override
        public String toString() {
            return sqlName();
        }
    }
}

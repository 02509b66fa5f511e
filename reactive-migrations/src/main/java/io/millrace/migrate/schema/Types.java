package io.millrace.migrate.schema;

import io.millrace.migrate.sql.Quoted;

/** The types of columns; what is not here is {@link #type}. */
public final class Types {

    private Types() {}

    /** Whole numbers of two bytes. */
    public static ColumnType smallint() {
        return new ColumnType("smallint");
    }

    /** Whole numbers of four bytes. */
    public static ColumnType integer() {
        return new ColumnType("integer");
    }

    /** Whole numbers of eight bytes. */
    public static ColumnType bigint() {
        return new ColumnType("bigint");
    }

    /** Numbers of any length, exactly. */
    public static ColumnType numeric() {
        return new ColumnType("numeric");
    }

    /** Floating point, four bytes. */
    public static ColumnType real() {
        return new ColumnType("real");
    }

    /** Floating point, eight bytes. */
    public static ColumnType doublePrecision() {
        return new ColumnType("double precision");
    }

    /** Text of any length. */
    public static ColumnType text() {
        return new ColumnType("text");
    }

    /** Text that is compared without case; needs the extension of the same name. */
    public static ColumnType citext() {
        return new ColumnType("citext");
    }

    /** Bytes. */
    public static ColumnType bytea() {
        return new ColumnType("bytea");
    }

    /** True and false. */
    public static ColumnType bool() {
        return new ColumnType("boolean");
    }

    /** Days. */
    public static ColumnType date() {
        return new ColumnType("date");
    }

    /** Times of day. */
    public static ColumnType time() {
        return new ColumnType("time");
    }

    /** Days and times of no zone. */
    public static ColumnType timestamp() {
        return new ColumnType("timestamp");
    }

    /** Moments. */
    public static ColumnType timestamptz() {
        return new ColumnType("timestamptz");
    }

    /** Lengths of time. */
    public static ColumnType interval() {
        return new ColumnType("interval");
    }

    /** Identifiers of 16 bytes. */
    public static ColumnType uuid() {
        return new ColumnType("uuid");
    }

    /** JSON as it was written. */
    public static ColumnType json() {
        return new ColumnType("json");
    }

    /** JSON that can be searched. */
    public static ColumnType jsonb() {
        return new ColumnType("jsonb");
    }

    /** Addresses of machines. */
    public static ColumnType inet() {
        return new ColumnType("inet");
    }

    /** Networks. */
    public static ColumnType cidr() {
        return new ColumnType("cidr");
    }

    /** Text prepared for searching. */
    public static ColumnType tsvector() {
        return new ColumnType("tsvector");
    }

    /** Numbers of so many digits, of which so many stand behind the point. */
    public static ColumnType numeric(int precision, int scale) {
        return new ColumnType("numeric(" + precision + ", " + scale + ")");
    }

    /** Text of at most so many characters. */
    public static ColumnType varchar(int length) {
        return new ColumnType("varchar(" + length + ")");
    }

    /** Text of a fixed length, filled up with spaces; {@link #text} is better in nearly every case. */
    public static ColumnType character(int length) {
        return new ColumnType("char(" + length + ")");
    }

    /** Bits, so many of them. */
    public static ColumnType bit(int length) {
        return new ColumnType("bit(" + length + ")");
    }

    /** Bits, at most so many. */
    public static ColumnType varbit(int length) {
        return new ColumnType("bit varying(" + length + ")");
    }

    /** Amounts in the currency of the database; {@link #numeric()} is better in nearly every case. */
    public static ColumnType money() {
        return new ColumnType("money");
    }

    /** Times of day with a zone. */
    public static ColumnType timetz() {
        return new ColumnType("timetz");
    }

    /** Moments with so many digits of a second, 0 to 6. */
    public static ColumnType timestamptz(int digits) {
        return new ColumnType("timestamptz(" + digits + ")");
    }

    /** Days and times of no zone with so many digits of a second, 0 to 6. */
    public static ColumnType timestamp(int digits) {
        return new ColumnType("timestamp(" + digits + ")");
    }

    /** Hardware addresses. */
    public static ColumnType macaddr() {
        return new ColumnType("macaddr");
    }

    /** Hardware addresses of eight bytes. */
    public static ColumnType macaddr8() {
        return new ColumnType("macaddr8");
    }

    /** What {@link #tsvector} is searched for. */
    public static ColumnType tsquery() {
        return new ColumnType("tsquery");
    }

    /** Paths into JSON. */
    public static ColumnType jsonpath() {
        return new ColumnType("jsonpath");
    }

    /** XML. */
    public static ColumnType xml() {
        return new ColumnType("xml");
    }

    /** Points of a plane. */
    public static ColumnType point() {
        return new ColumnType("point");
    }

    /** Other shapes of a plane: {@code line}, {@code lseg}, {@code box}, {@code path}, {@code polygon}, {@code circle}. */
    public static ColumnType geometric(String shape) {
        return new ColumnType(shape);
    }

    /** Ranges of whole numbers of four bytes. */
    public static ColumnType int4range() {
        return new ColumnType("int4range");
    }

    /** Ranges of whole numbers of eight bytes. */
    public static ColumnType int8range() {
        return new ColumnType("int8range");
    }

    /** Ranges of numbers of any length. */
    public static ColumnType numrange() {
        return new ColumnType("numrange");
    }

    /** Ranges of days. */
    public static ColumnType daterange() {
        return new ColumnType("daterange");
    }

    /** Ranges of days and times of no zone. */
    public static ColumnType tsrange() {
        return new ColumnType("tsrange");
    }

    /** Ranges of moments. */
    public static ColumnType tstzrange() {
        return new ColumnType("tstzrange");
    }

    /** Several ranges in one value: {@code int4multirange}, {@code tstzmultirange}. */
    public static ColumnType multirange(String name) {
        return new ColumnType(name);
    }

    /** A type of one's own by its name, such as an enum or a domain. */
    public static ColumnType named(String name) {
        return new ColumnType(Quoted.qualified(name));
    }

    /** Any type, as PostgreSQL writes it: {@code geometry(Point, 4326)}. */
    public static ColumnType type(String sql) {
        return new ColumnType(sql);
    }
}

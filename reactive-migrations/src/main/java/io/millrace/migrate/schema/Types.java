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

    /** A type of one's own by its name, such as an enum or a domain. */
    public static ColumnType named(String name) {
        return new ColumnType(Quoted.qualified(name));
    }

    /** Any type, as PostgreSQL writes it: {@code geometry(Point, 4326)}. */
    public static ColumnType type(String sql) {
        return new ColumnType(sql);
    }
}

package io.millrace.migrate.schema;

/**
 * A type of PostgreSQL; {@link Types} has them.
 *
 * @param sql as PostgreSQL writes it
 */
public record ColumnType(String sql) {

    /** Arrays of it. */
    public ColumnType array() {
        return new ColumnType(sql + "[]");
    }

    @Override
    public String toString() {
        return sql;
    }
}

package io.millrace.migrate.operation;

import io.millrace.migrate.sql.Quoted;
import org.jspecify.annotations.Nullable;

/**
 * A column.
 *
 * @param name its name
 * @param type its type, as PostgreSQL writes it
 * @param nullable whether it takes nulls
 * @param fallback its default as an expression, or null for none
 * @param generated what makes its value: {@code generated always as identity}, {@code generated always as (…) stored}
 * @param collation its collation, or null for the database's
 * @param comment its comment, or null for none
 */
public record Column(
        String name,
        String type,
        boolean nullable,
        @Nullable String fallback,
        @Nullable String generated,
        @Nullable String collation,
        @Nullable String comment) {

    /** As it stands in {@code create table} and {@code add column}. */
    public String sql() {
        StringBuilder sql = new StringBuilder(64);
        sql.append(Quoted.name(name)).append(' ').append(type);
        if (collation != null) {
            sql.append(" collate ").append(Quoted.qualified(collation));
        }
        if (generated != null) {
            sql.append(' ').append(generated);
        }
        if (fallback != null) {
            sql.append(" default ").append(fallback);
        }
        if (!nullable) {
            sql.append(" not null");
        }
        return sql.toString();
    }
}

package io.millrace.table;

import org.jspecify.annotations.Nullable;

/**
 * What a column is in the database.
 *
 * @param component the record's component
 * @param name the column's name
 * @param sqlType its type as DDL writes it
 * @param nullable whether it may be null
 * @param key its place in the primary key, counted from 0; -1 where it is no part of it
 * @param generation who fills it where an insert leaves it out
 * @param purpose what the library does with it
 * @param sensitive whether its values must never be printed
 * @param defaultExpression its default as SQL, or null
 */
public record ColumnDefinition(
        String component,
        String name,
        String sqlType,
        boolean nullable,
        int key,
        Generation generation,
        Purpose purpose,
        boolean sensitive,
        @Nullable String defaultExpression) {

    /** Who fills a column where an insert leaves it out. */
    public enum Generation {
        /** Nobody: it is required, nullable or has a default. */
        NONE,
        /** The database: an identity or a default. */
        DATABASE,
        /** The library: a UUID of version 7. */
        CLIENT
    }

    /** What the library does with a column by itself. */
    public enum Purpose {
        /** Nothing. */
        PLAIN,
        /** Checks it and counts it up at each update. */
        VERSION,
        /** Fills it at the insert. */
        INSERTED_AT,
        /** Fills it at each insert and update. */
        UPDATED_AT,
        /** Fills it when the row is deleted, and hides the row from then on. */
        DELETED_AT,
        /** Deletes the row once this moment has passed, when it is told to sweep. */
        DELETE_AT;

        /** Whether an insert that leaves it out has it filled by the library. */
        public boolean isFilledAtInsert() {
            return this == VERSION || this == INSERTED_AT || this == UPDATED_AT;
        }
    }

    /** A plain column that is never null. */
    public static ColumnDefinition of(String component, String name, String sqlType) {
        return new ColumnDefinition(component, name, sqlType, false, -1, Generation.NONE, Purpose.PLAIN, false, null);
    }

    /** The same, nullable. */
    public ColumnDefinition orNull() {
        return new ColumnDefinition(
                component, name, sqlType, true, key, generation, purpose, sensitive, defaultExpression);
    }

    /** The same as the part of the primary key at this place, counted from 0. */
    public ColumnDefinition key(int place) {
        return new ColumnDefinition(
                component, name, sqlType, nullable, place, generation, purpose, sensitive, defaultExpression);
    }

    /** The same, filled as told. */
    public ColumnDefinition generated(Generation by) {
        return new ColumnDefinition(component, name, sqlType, nullable, key, by, purpose, sensitive, defaultExpression);
    }

    /** The same, used as told. */
    public ColumnDefinition purpose(Purpose what) {
        return new ColumnDefinition(
                component, name, sqlType, nullable, key, generation, what, sensitive, defaultExpression);
    }

    /** The same with values that must never be printed. */
    public ColumnDefinition hidden() {
        return new ColumnDefinition(
                component, name, sqlType, nullable, key, generation, purpose, true, defaultExpression);
    }

    /** The same with a default. */
    public ColumnDefinition defaultsTo(String expression) {
        return new ColumnDefinition(
                component, name, sqlType, nullable, key, generation, purpose, sensitive, expression);
    }
}

package io.millrace.migrate.schema;

/** What happens to a row when the row it refers to goes or gets another key. */
public enum Action {
    /** Nothing happens, and the statement fails where it would leave a reference to nothing. */
    NO_ACTION("no action"),
    /** The statement fails at once. */
    RESTRICT("restrict"),
    /** The same happens to the row. */
    CASCADE("cascade"),
    /** The reference becomes null. */
    SET_NULL("set null"),
    /** The reference becomes its column's default. */
    SET_DEFAULT("set default");

    private final String sql;

    Action(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }
}

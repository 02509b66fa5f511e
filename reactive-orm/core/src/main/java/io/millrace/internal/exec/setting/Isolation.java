package io.millrace.internal.exec.setting;

/** How much of other transactions a transaction sees. PostgreSQL has no fourth level. */
public enum Isolation {
    READ_COMMITTED("READ COMMITTED"),
    REPEATABLE_READ("REPEATABLE READ"),
    SERIALIZABLE("SERIALIZABLE");

    private final String sql;

    Isolation(String sql) {
        this.sql = sql;
    }

    /** The level as BEGIN names it. */
    public String sql() {
        return sql;
    }
}

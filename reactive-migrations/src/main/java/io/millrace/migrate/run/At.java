package io.millrace.migrate.run;

/** A failure, and the statement at which it happened. */
final class At extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sql;
    private final transient Throwable reported;

    At(String sql, Throwable reported) {
        super(reported);
        this.sql = sql;
        this.reported = reported;
    }

    /** The statement. */
    String sql() {
        return sql;
    }

    /** What was reported of it. */
    Throwable reported() {
        return reported;
    }
}

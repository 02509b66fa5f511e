package io.millrace.migrate.report;

/** How far a migration can be taken back. */
public enum Grade {
    /** All of it, and nothing is lost. */
    GREEN("it can be taken back"),
    /** Its tables can; values that it drops, overwrites or deletes do not come back, or nobody knows whether it does. */
    YELLOW("it can be taken back, and values that are gone by then stay gone"),
    /** Not at all. */
    RED("it cannot be taken back");

    private final String words;

    Grade(String words) {
        this.words = words;
    }

    /** In words. */
    @Override
    public String toString() {
        return words;
    }
}

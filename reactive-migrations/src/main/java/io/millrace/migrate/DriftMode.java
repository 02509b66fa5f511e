package io.millrace.migrate;

/** What a program does at its start about differences between its records and the database. */
public enum DriftMode {
    /** Names each of them in the log. */
    WARN,
    /** Fails where something that the records promise does not work, and names the others in the log. */
    STRICT
}

package io.millrace.migrate;

/** What a program does about migrations when it starts. */
public enum StartMode {
    /** Runs what has not run; of several instances one does, and the others wait. */
    MIGRATE,
    /** Waits until another has run them. */
    WAIT,
    /** Fails where something has not run. */
    VALIDATE,
    /** Does not look. */
    OFF
}

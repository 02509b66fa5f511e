package io.millrace.internal.exec.statement;

/** A subscriber that wants to know whether its read is sent in the statement of another's. */
public interface Accompanied {

    /** It is; called once at most, as that statement leaves. */
    void accompanied();
}

package io.millrace.docs.app;

/** What a user may do. */
public enum Role {
    READER,
    AUTHOR,
    BANNED
}

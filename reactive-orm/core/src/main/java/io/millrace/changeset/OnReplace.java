package io.millrace.changeset;

/** What happens to related or embedded records that are there, and that an input or a program leaves out or replaces. */
public enum OnReplace {
    /** It is a mistake of the program, and fails with {@link io.millrace.error.InvalidQuery}: the default of relations. */
    RAISE,
    /** It is a mistake of whoever sent the input: code {@code replaced} on the field. */
    REFUSE,
    /** The row is deleted; one that is gone already is stale. An embedded record is dropped. */
    DELETE,
    /** The row is deleted, and it does not matter whether it is gone already. */
    DELETE_IF_EXISTS,
    /** The row stays, and refers to nobody any more: its columns become null. */
    NILIFY,
    /** Of one record, never of several: what is sent is written into it. The default of one embedded record. */
    UPDATE,
    /** The row stays as it is, and related. What is sent comes beside it. */
    LEAVE
}

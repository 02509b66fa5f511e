package io.millrace.error;

/** The stable codes of failures; each has its entry in {@code docs/errors}. A code is never reused. */
public enum Code {
    NULL_COMPARISON("ORM-101"),
    UNKNOWN_SOURCE("ORM-102"),
    UNGROUPED_COLUMN("ORM-103"),
    DUPLICATE_ALIAS("ORM-104"),
    EVERY_ROW("ORM-105"),
    INVALID_CURSOR("ORM-106"),
    INVALID_ORDER("ORM-107"),
    NULL_ROW("ORM-108"),
    INVALID_FRAGMENT("ORM-109"),
    INVALID_LIMIT("ORM-110"),
    INVALID_ARGUMENT("ORM-111"),
    INVALID_WRITE("ORM-112"),
    PROCESSOR_DID_NOT_RUN("ORM-113"),
    INVALID_PRELOAD("ORM-114"),

    NOT_FOUND("ORM-201"),
    MULTIPLE_RESULTS("ORM-202"),
    DECODE_FAILED("ORM-203"),
    NOT_LOADED("ORM-204"),
    STALE_ROW("ORM-205"),
    DELETE_RESTRICTED("ORM-206"),
    UNKNOWN_VARIANT("ORM-207"),

    UNIQUE_VIOLATION("ORM-301"),
    FOREIGN_KEY_VIOLATION("ORM-302"),
    CHECK_VIOLATION("ORM-303"),
    EXCLUSION_VIOLATION("ORM-304"),
    NOT_NULL_VIOLATION("ORM-305"),

    CONNECT_FAILED("ORM-401"),
    CONNECTION_LOST("ORM-402"),
    LANE_EXHAUSTED("ORM-403"),
    QUERY_TIMEOUT("ORM-404"),
    WRITE_OUTCOME_UNKNOWN("ORM-405"),
    REPO_CLOSED("ORM-406"),

    TRANSACTION_ENDED("ORM-501"),
    TRANSACTION_ABORTED("ORM-502"),
    TRANSACTION_REQUIRED("ORM-503"),
    SERIALIZATION_FAILURE("ORM-504"),
    DEADLOCK("ORM-505"),
    COMMIT_OUTCOME_UNKNOWN("ORM-506"),
    STEP_FAILED("ORM-507"),

    DATABASE_ERROR("ORM-601"),
    INVALID_SQL("ORM-602"),
    LOCK_NOT_AVAILABLE("ORM-603"),
    STALE_STATEMENT("ORM-604"),
    READ_ONLY("ORM-605"),
    RESOURCE_EXHAUSTED("ORM-606"),

    INVALID_CONFIGURATION("ORM-701"),

    INVALID_VALUE("ORM-801"),
    OUT_OF_RANGE("ORM-802"),
    UNSUPPORTED_TYPE("ORM-803"),
    INVALID_CHANGESET("ORM-804");

    private final String id;

    Code(String id) {
        this.id = id;
    }

    /** The code as it is printed, such as {@code ORM-101}. */
    public String id() {
        return id;
    }

    @Override
    public String toString() {
        return id;
    }
}

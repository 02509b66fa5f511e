package io.millrace.processor.check;

/** The stable codes of what can be wrong with a schema; each has its entry in {@code docs/errors}. A code is never reused. */
public enum Code {
    NOT_A_RECORD("ORM-C01"),
    GENERIC_RECORD("ORM-C02"),
    PRIVATE_RECORD("ORM-C03"),
    NO_KEY("ORM-C04"),
    UNKNOWN_TYPE("ORM-C05"),
    OPTIONAL_COMPONENT("ORM-C06"),
    NULLABLE_PRIMITIVE("ORM-C07"),
    NULLABLE_KEY("ORM-C08"),
    DUPLICATE_NAME("ORM-C09"),
    RESERVED_NAME("ORM-C10"),
    NAME_TOO_LONG("ORM-C11"),
    WRONG_SQL_TYPE("ORM-C12"),
    WRONG_GENERATED("ORM-C13"),
    WRONG_VERSION("ORM-C14"),
    WRONG_TIMESTAMP("ORM-C15"),
    SECOND_PURPOSE("ORM-C16"),
    WRONG_TYPE_CLASS("ORM-C17"),
    WRONG_SCALAR("ORM-C18"),
    UNKNOWN_COMPONENT("ORM-C19"),
    NOT_A_SCHEMA("ORM-C20"),
    WRONG_KEY("ORM-C21"),
    WRONG_RELATION("ORM-C22"),
    MISPLACED_ANNOTATION("ORM-C23"),
    UNRESOLVED_TYPE("ORM-C24"),
    NAME_TAKEN("ORM-C25"),
    WRONG_VARIANT("ORM-C26"),
    UNKNOWN_PART("ORM-C30"),
    WRONG_PART_TYPE("ORM-C31"),
    NULLABLE_PART("ORM-C32"),
    WRONG_CARDINALITY("ORM-C33"),
    WRONG_PATH("ORM-C34"),
    NOT_A_SHAPE("ORM-C35"),
    WRONG_METHOD("ORM-C36"),
    ENDLESS_SHAPE("ORM-C37"),
    UNWRITABLE_PART("ORM-C38"),
    UNUSABLE_MIGRATION("ORM-C60"),
    INTERNAL("ORM-C99");

    private final String id;

    Code(String id) {
        this.id = id;
    }

    /** The code as it is printed, such as {@code ORM-C01}. */
    public String id() {
        return id;
    }

    @Override
    public String toString() {
        return id;
    }
}

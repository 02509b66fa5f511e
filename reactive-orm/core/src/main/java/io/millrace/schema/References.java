package io.millrace.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A foreign key: the column holds the primary key of another table's row.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface References {

    /** The record of the table that is referenced. */
    Class<? extends Record> value();

    /** What the database does when the referenced row is deleted. */
    OnDelete onDelete() default OnDelete.NO_ACTION;

    /** Whether the constraint is checked at the end of the transaction only. */
    boolean deferred() default false;

    /** What happens to a row when the row it references is deleted. */
    enum OnDelete {
        NO_ACTION,
        RESTRICT,
        CASCADE,
        SET_NULL,
        SET_DEFAULT
    }
}

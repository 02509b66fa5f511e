package io.millrace.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A check constraint, as an SQL condition over the table's columns.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
@Repeatable(Check.All.class)
public @interface Check {

    /** The condition, such as {@code age >= 0}. */
    String value();

    /** The constraint's name; empty for {@code table_column_check}. */
    String name() default "";

    /** Several check constraints on one record. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
    @interface All {
        /** The constraints. */
        Check[] value();
    }
}

package io.millrace.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A unique constraint: on a component for its own column, on the record for several.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
@Repeatable(Unique.All.class)
public @interface Unique {

    /** The components of the constraint, in order; empty on a component. */
    String[] value() default {};

    /** The constraint's name; empty for {@code table_column_key}. */
    String name() default "";

    /** Whether two nulls count as the same value. */
    boolean nullsNotDistinct() default false;

    /** Several unique constraints on one record. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
    @interface All {
        /** The constraints. */
        Unique[] value();
    }
}

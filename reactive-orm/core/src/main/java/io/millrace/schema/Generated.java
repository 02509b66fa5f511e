package io.millrace.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A value that an insert need not give: the database fills it (an identity, a default), or the library does.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface Generated {

    /** Who fills the value when an insert leaves it out. */
    By value() default By.DATABASE;

    /** Who generates a value. */
    enum By {
        /** The column's own default, identity or generation expression. */
        DATABASE,
        /** The library, before the insert: a UUID of version 7, which grows with time. Only for UUIDs. */
        CLIENT
    }
}

package io.millrace.migrate.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a whole migration pass the lint, for a reason. {@link Schema#safe} does it for some operations, and a comment
 * {@code -- safe: reason} before it for a statement of a {@code .sql} migration.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Safe {

    /** Why it is safe on this database. */
    String value();
}

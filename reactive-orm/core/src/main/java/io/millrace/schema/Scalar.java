package io.millrace.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record of one component that is stored as that component, so that ids of two tables cannot be mixed up: {@code @Scalar
 * record UserId(UUID value)}. Without this annotation a record in a column is a jsonb document.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Scalar {}

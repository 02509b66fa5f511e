package io.millrace.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An enum that is a PostgreSQL enum type of this name; without it an enum is stored as text. The labels are the constants'
 * names, in lower case where the type has them so.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
public @interface PgEnum {

    /** The type's name in SQL. */
    String value();

    /** Whether the labels are the constants' names in lower case. */
    boolean lowerCase() default false;
}

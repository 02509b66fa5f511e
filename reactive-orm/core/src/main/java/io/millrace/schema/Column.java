package io.millrace.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where a component's column differs from the convention: its name, or its type in SQL.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface Column {

    /** The column's name; empty for the one by convention, the component's name in snake case. */
    String value() default "";

    /** The column's type as DDL writes it, such as {@code citext}, {@code varchar(80)} or {@code numeric(10,2)}. */
    String type() default "";
}

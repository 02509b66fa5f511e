package io.millrace.schema;

import io.millrace.type.PgType;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A type of the application's own for a column: a {@link PgType} with a public constructor without parameters. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface UseType {

    /** The type's class. */
    Class<? extends PgType<?>> value();
}

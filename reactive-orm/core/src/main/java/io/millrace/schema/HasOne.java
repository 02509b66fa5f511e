package io.millrace.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A relation to the at most one row of another table that holds this row's primary key. On a component of type {@link One}, or
 * on the record with {@link #name()} and {@link #of()}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
@Repeatable(HasOne.All.class)
public @interface HasOne {

    /**
     * The component of the other record with the key; none for this record's name followed by {@code Id}. Several for a
     * composite key, in its order.
     */
    String[] key() default {};

    /** What becomes of the rows it leads to when this one is deleted by the library. */
    Cascade onDelete() default Cascade.NOTHING;

    /** The relation's name; empty on a component, which has one. */
    String name() default "";

    /** The record it leads to; needed only on the record. */
    Class<?> of() default void.class;

    /** Several such relations on one record. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface All {
        /** The relations. */
        HasOne[] value();
    }
}

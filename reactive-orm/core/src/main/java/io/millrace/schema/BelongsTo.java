package io.millrace.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A relation to the one row whose primary key a column of this table holds. On a component of type {@link One}, or on the
 * record with {@link #name()} and {@link #of()}.
 *
 * <p>To one of several records, it leads to a sealed interface that they implement: {@code @BelongsTo One<Commentable>
 * subject}. Two columns say which row that is: one which record it is of, another its primary key.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
@Repeatable(BelongsTo.All.class)
public @interface BelongsTo {

    /**
     * The component with the key; none for the relation's name followed by {@code Id}. Several for a composite key, in its
     * order.
     */
    String[] key() default {};

    /**
     * The component that says which of several records it is, where it leads to a sealed interface: a text, or an enum with
     * a constant for each. None for the relation's name followed by {@code Type}.
     */
    String type() default "";

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
        BelongsTo[] value();
    }
}

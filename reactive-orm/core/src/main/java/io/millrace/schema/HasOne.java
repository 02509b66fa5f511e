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
 *
 * <p>Where several rows hold the key, which one is meant is not left to chance: loading it fails with {@link
 * io.millrace.error.MultipleResults}. With {@link #orderBy()} it is the first of them in that order, the newest post of a
 * user, say; such a relation is loaded and walked, but not joined.
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

    /** The relations that lead there, each to one row, instead of a key; see {@link HasMany#through()}. */
    String[] through() default {};

    /** Which of the other rows: all of these must hold; see {@link HasMany#where()}. */
    String[] where() default {};

    /** The order of which it is the first; see {@link HasMany#orderBy()}. */
    String[] orderBy() default {};

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

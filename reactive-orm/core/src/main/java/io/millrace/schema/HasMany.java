package io.millrace.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A relation to the rows of another table that hold this row's primary key. On a component of type {@link Many}, or on the
 * record with {@link #name()} and {@link #of()}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
@Repeatable(HasMany.All.class)
public @interface HasMany {

    /**
     * The component of the other record with the key; none for this record's name followed by {@code Id}. Several for a
     * composite key, in its order.
     */
    String[] key() default {};

    /** What becomes of the rows it leads to when this one is deleted by the library. */
    Cascade onDelete() default Cascade.NOTHING;

    /**
     * The relations that lead there, instead of a key: {@code through = {"posts", "comments"}} for the comments on this
     * row's posts. The first is one of this record's, each further one of the record that the one before it leads to. A
     * row comes once, however many ways lead to it.
     */
    String[] through() default {};

    /**
     * Which of the other rows: all of these must hold. Each asks one component of the other record, with constants:
     * {@code published}, {@code not archived}, {@code views >= 10}, {@code state = 'OPEN'}, {@code state in ('OPEN',
     * 'NEW')}, {@code deletedAt is null}. They are written into the statement as they stand, so that an index with the
     * same condition serves them.
     */
    String[] where() default {};

    /**
     * The order of the rows, where nobody asks for another: components of the other record, {@code "insertedAt desc",
     * "id"}; {@code nulls first} and {@code nulls last} may follow.
     */
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
        HasMany[] value();
    }
}

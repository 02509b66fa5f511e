package io.millrace.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A relation to the rows of another table by way of a join table, which holds the primary keys of both:
 *
 * <pre>{@code
 * @ManyToMany(through = Tagging.class) Many<Tag> tags      // taggings (post_id, tag_id), a record of its own
 * @ManyToMany(table = "posts_tags") Many<Tag> tags         // posts_tags (post_id, tag_id), no record
 * }</pre>
 *
 * <p>A row comes once for each row of the join table that leads to it. On a component of type {@link Many}, or on the
 * record with {@link #name()} and {@link #of()}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
@Repeatable(ManyToMany.All.class)
public @interface ManyToMany {

    /** The record of the join table; this or {@link #table()}. */
    Class<?> through() default void.class;

    /** The name of a join table that has no record, in the schema of this record's table. */
    String table() default "";

    /**
     * What in the join table holds this row's primary key: components of its record, or columns where it has none. None
     * for this record's name followed by {@code Id}, or {@code _id}; several for a composite key, in its order.
     */
    String[] key() default {};

    /** What in the join table holds the other row's primary key; none for that record's name followed by {@code Id}. */
    String[] targetKey() default {};

    /** Which of the other rows: all of these must hold; see {@link HasMany#where()}. */
    String[] where() default {};

    /** The order of the rows, where nobody asks for another; see {@link HasMany#orderBy()}. */
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
        ManyToMany[] value();
    }
}

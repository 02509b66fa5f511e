package io.millrace.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An index: on a component for its own column, on the record for several or for expressions.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
@Repeatable(Index.All.class)
public @interface Index {

    /** The components of the index, each optionally followed by {@code desc}; empty on a component. */
    String[] value() default {};

    /** The index's name; empty for {@code table_column_index}. */
    String name() default "";

    /** The access method, such as {@code gin}; empty for PostgreSQL's default, {@code btree}. */
    String using() default "";

    /** The predicate of a partial index, as SQL; empty for an index of every row. */
    String where() default "";

    /** Whether the index is unique. */
    boolean unique() default false;

    /** Several indexes on one record. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
    @interface All {
        /** The indexes. */
        Index[] value();
    }
}

package io.millrace.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record whose instances are the rows of a table. The processor writes its table, columns, decoder and draft.
 *
 * <p>The table's name is the record's name in plural snake case ({@code LineItem} is {@code line_items}), unless {@link
 * #table()} says otherwise.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Schema {

    /** The table's name; empty for the one by convention. */
    String table() default "";

    /** The schema (name space) that the table is in; empty to leave it to the search path. */
    String namespace() default "";

    /** Whether it is meant that there is no primary key: a view, or a table of lines that are only ever added. */
    boolean keyless() default false;

    /**
     * What stands for this record in the type column of a relation to one of several records; empty for its name in snake
     * case ({@code LineItem} is {@code line_item}).
     */
    String typeName() default "";
}

package io.millrace.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record that says what is read of a table's rows: each component is a column, a relation, or a value that a static
 * method of the record makes of the table. The processor checks each against the schema, and writes the shape that queries
 * take: {@code repo.all(from(USER).as(USER_CARD))}. Only what it has is read.
 *
 * <p>A component stands for the column or relation of its own name, unless {@link From} or {@link Count} says otherwise, or
 * a static method of its name takes the table: {@code static <S> Expr<S, String, String> initial(UserTable<S> user)}. What
 * may be null is {@code @Nullable} or an {@link java.util.Optional}; a relation to many is a {@link java.util.List} of
 * shapes or of whole rows.
 *
 * <p>Static methods are called once, when the shape is first needed, and what they give stands in every statement from then
 * on: a clock that they read would stand still. What changes from one reading to the next is a function of SQL, {@code
 * now()}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Shape {

    /** The record with the table. */
    Class<?> value();
}

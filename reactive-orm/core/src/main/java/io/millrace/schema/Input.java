package io.millrace.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record that says what is written to a table: each component is a column. The processor checks each against the schema,
 * and writes the input: {@code repo.insert(SIGN_UP.of(form))} where it has every required column, {@code
 * repo.update(user).set(RENAME.values(form))} always.
 *
 * <p>A component stands for the column of its own name, unless {@link From} says otherwise. {@code @Nullable} writes null; an
 * {@link java.util.Optional} that is empty leaves the column out: it keeps its value, or takes its default.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Input {

    /** The record with the table. */
    Class<?> value();
}

package io.millrace.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a component of a {@link Shape} or an {@link Input} stands for, where that is not the column or relation of its own name. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface From {

    /** A column or relation: {@code "name"}; over relations to one: {@code "post.author.name"}. */
    String value();
}

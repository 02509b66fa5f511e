package io.millrace.behaviour;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which behaviours of Ecto's suites a test checks, by file and line. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(Behaviour.Several.class)
public @interface Behaviour {

    /** The behaviours, such as {@code joins.exs:15}. */
    String[] value();

    /** Where ours differs on purpose: why, in one line. */
    String differs() default "";

    /** Several, where some are as Ecto's and some are not. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface Several {

        /** Each of them. */
        Behaviour[] value();
    }
}

package io.millrace.migrate.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says why a migration does no harm, though a rule says that it might; it is then let pass.
 *
 * <pre>{@code
 * @Safe(value = "no release since 2.3 reads it", rules = "C01")
 * final class V9_DropLegacy extends Migration { … }
 * }</pre>
 *
 * <p>For some of its statements only: {@link Schema#safe}. In a {@code .sql} file a comment before the statement: {@code
 * -- millrace: safe(C01): no release since 2.3 reads it}, or {@code -- millrace: all safe: …} for the whole file.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Safe {

    /** The reason. */
    String value();

    /** The ids of the rules that it is about; all of them where none is named. */
    String[] rules() default {};
}

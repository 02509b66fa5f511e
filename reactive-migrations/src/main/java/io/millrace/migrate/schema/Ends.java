package io.millrace.migrate.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which expand a migration ends: it takes away what only programs from before that one still use. It runs when that
 * one has run, and no program of other records is connected any more; see {@link
 * io.millrace.migrate.contract.RecordSet}.
 *
 * <pre>{@code
 * @Ends(7)
 * @Safe("nobody reads it since 7")
 * final class V9_DropNick extends Migration { … }
 * }</pre>
 *
 * <p>In a {@code .sql} file a comment: {@code -- millrace: ends 7}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Ends {

    /** The number of the migration that expanded. */
    long value();
}

package io.millrace.migrate.lint;

import io.millrace.migrate.sql.Phrase;
import java.util.Set;

/** Which expressions give another value each time they are asked. */
final class Volatility {

    private static final Set<String> VOLATILE = Set.of(
            "gen_random_uuid",
            "uuidv4",
            "uuidv7",
            "uuid_generate_v1",
            "uuid_generate_v1mc",
            "uuid_generate_v4",
            "random",
            "random_normal",
            "clock_timestamp",
            "timeofday",
            "nextval",
            "setval",
            "pg_sleep",
            "gen_random_bytes");
    private static final Set<String> MOMENTS = Set.of(
            "now",
            "current_timestamp",
            "current_date",
            "current_time",
            "localtime",
            "localtimestamp",
            "transaction_timestamp",
            "statement_timestamp");

    private Volatility() {}

    /** Whether each row would get another value. */
    static boolean isVolatile(Phrase expression) {
        return names(expression, VOLATILE);
    }

    /** Whether it depends on when it is asked. */
    static boolean isMoment(Phrase expression) {
        return names(expression, MOMENTS);
    }

    private static boolean names(Phrase expression, Set<String> names) {
        return expression.tokens().stream().anyMatch(token -> token.isName() && names.contains(token.text()));
    }
}

package io.millrace.migrate.run;

import io.millrace.migrate.lint.Use;
import io.millrace.migrate.report.Progress;
import io.millrace.table.TableDefinition;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * How a runner works.
 *
 * @param schema the schema that everything happens in, or null for the session's own
 * @param lockTimeout how long a statement waits for a table before it steps back
 * @param attempts how often a step is tried while others hold the table
 * @param patience how long to wait for another migrator
 * @param outOfOrder whether one that is older than the newest that has run may still run
 * @param look how often a statement that takes long is looked after
 * @param progress who is told how far it is
 * @param statementTimeout how long a statement of a transaction may take; 0 for as long as it takes
 * @param transactionTimeout how long a transaction may take where the server can end it, from PostgreSQL 17 on; 0 for as
 *     long as it takes
 * @param records the records of which nothing may be taken away
 * @param uses the queries and shapes of which nothing may be taken away
 */
public record Settings(
        @Nullable String schema,
        Duration lockTimeout,
        int attempts,
        Duration patience,
        boolean outOfOrder,
        Duration look,
        Consumer<Progress> progress,
        Duration statementTimeout,
        Duration transactionTimeout,
        List<TableDefinition> records,
        List<Use> uses) {

    /** Half a second, thirty times, five minutes, in order; looked after every five seconds, in the log. */
    public static final Settings DEFAULT = new Settings(
            null,
            Duration.ofMillis(500),
            30,
            Duration.ofMinutes(5),
            false,
            Duration.ofSeconds(5),
            progress -> LoggerFactory.getLogger("io.millrace.migrate").info("{}", progress),
            Duration.ofHours(1),
            Duration.ZERO,
            List.of(),
            List.of());

    /** In another schema. */
    public Settings in(String other) {
        return new Settings(
                other,
                lockTimeout,
                attempts,
                patience,
                outOfOrder,
                look,
                progress,
                statementTimeout,
                transactionTimeout,
                records,
                uses);
    }

    /** With another way to step back. */
    public Settings retrying(Duration timeout, int times) {
        return new Settings(
                schema,
                timeout,
                times,
                patience,
                outOfOrder,
                look,
                progress,
                statementTimeout,
                transactionTimeout,
                records,
                uses);
    }

    /** With another time to wait for another migrator. */
    public Settings waiting(Duration limit) {
        return new Settings(
                schema,
                lockTimeout,
                attempts,
                limit,
                outOfOrder,
                look,
                progress,
                statementTimeout,
                transactionTimeout,
                records,
                uses);
    }

    /** In any order. */
    public Settings anyOrder() {
        return new Settings(
                schema,
                lockTimeout,
                attempts,
                patience,
                true,
                look,
                progress,
                statementTimeout,
                transactionTimeout,
                records,
                uses);
    }

    /** Looked after so often, and somebody else told. */
    public Settings looking(Duration every, Consumer<Progress> listener) {
        return new Settings(
                schema,
                lockTimeout,
                attempts,
                patience,
                outOfOrder,
                every,
                listener,
                statementTimeout,
                transactionTimeout,
                records,
                uses);
    }

    /** With another limit for a statement of a transaction. */
    public Settings limiting(Duration limit) {
        return new Settings(
                schema,
                lockTimeout,
                attempts,
                patience,
                outOfOrder,
                look,
                progress,
                limit,
                transactionTimeout,
                records,
                uses);
    }

    /** With a limit for a whole transaction. */
    public Settings ending(Duration limit) {
        return new Settings(
                schema,
                lockTimeout,
                attempts,
                patience,
                outOfOrder,
                look,
                progress,
                statementTimeout,
                limit,
                records,
                uses);
    }

    /** How a transaction of its own begins that steps back, and that is ended where it takes too long or stands still. */
    String begin() {
        String all = transactionTimeout.isZero()
                ? ""
                // An older server has no such setting, and does not know its name.
                : "select set_config(name, '" + transactionTimeout.toMillis()
                        + "', true) from pg_settings where name = 'transaction_timeout'; ";
        return "begin; " + all + "set local lock_timeout = " + lockTimeout.toMillis()
                + "; set local statement_timeout = " + statementTimeout.toMillis()
                + "; set local idle_in_transaction_session_timeout = 60000";
    }

    /** With records more of which nothing may be taken away. */
    public Settings using(List<TableDefinition> more) {
        return new Settings(
                schema,
                lockTimeout,
                attempts,
                patience,
                outOfOrder,
                look,
                progress,
                statementTimeout,
                transactionTimeout,
                Stream.concat(records.stream(), more.stream()).distinct().toList(),
                uses);
    }

    /** With queries and shapes more of which nothing may be taken away. */
    public Settings reading(List<Use> more) {
        return new Settings(
                schema,
                lockTimeout,
                attempts,
                patience,
                outOfOrder,
                look,
                progress,
                statementTimeout,
                transactionTimeout,
                records,
                Stream.concat(uses.stream(), more.stream()).toList());
    }
}

package io.millrace.migrate.lint;

import static io.millrace.migrate.lint.Rule.advised;
import static io.millrace.migrate.lint.Rule.refused;

import io.millrace.migrate.lint.written.AlteredOften;
import io.millrace.migrate.lint.written.AlteredTable;
import io.millrace.migrate.operation.RawSql;
import io.millrace.migrate.sql.Phrase;
import io.millrace.migrate.sql.Token;
import java.util.List;

/** Rules about time-outs, transactions, and what cannot be read. */
final class TransactionRules {

    private static final long LONGEST_WAIT = 10_000;
    private static final List<String> BOUNDS = List.of(
            "begin",
            "start transaction",
            "commit",
            "end",
            "rollback",
            "abort",
            "prepare transaction",
            "commit prepared");

    private TransactionRules() {}

    static final List<Rule> ALL = List.of(
            refused("L33", "A table that was changed stays locked while another is waited for")
                    .locks(
                            "ACCESS EXCLUSIVE on the first table: reads and writes wait",
                            "until the second can be locked as well")
                    .safely("a migration for each table")
                    .shown(
                            "alter table users add column a int; alter table posts add column b int",
                            "alter table users add column a int, add column b int")
                    .when(scene -> scene.altered()
                            .filter(table -> !scene.isFresh(table.name()) && !isLight(table))
                            .filter(table -> scene.together().stream()
                                    .flatMap(before -> AlteredTable.of(before).stream())
                                    .anyMatch(before -> !before.name().equals(table.name())
                                            && !scene.isFresh(before.name())
                                            && !isLight(before)))
                            .isPresent()),
            advised("L34", "A table is altered several times where once would do")
                    .locks(
                            "ACCESS EXCLUSIVE, which the first of them takes for all",
                            "until the last of them has run;" + " what looks at every row does so once for each")
                    .safely("one alter table, with commas between")
                    .shown(
                            "alter table users add column a int; alter table users add column b int",
                            "alter table users add column a int, add column b int")
                    .when(scene -> !merged(scene).isEmpty())
                    .telling(TransactionRules::merged),
            refused("T02", "A statement may wait for a table for long")
                    .locks("everybody who comes later waits behind it", "for as long as it waits")
                    .safely("leave it out: the migrator waits for half a second, steps back, and tries again;"
                            + " withLockTimeout(…) says otherwise")
                    .shown("set lock_timeout = 0", "set local lock_timeout = '2s'")
                    .when(scene -> isSetting(scene, "lock_timeout") && isLong(scene.phrase())),
            refused("T06", "A script begins or ends a transaction by itself")
                    .locks(
                            "what its statements lock",
                            "longer or shorter than the migrator thinks, and half of it may stay done")
                    .safely("leave it out: each migration is a transaction; statements that need none run in none")
                    .shown("begin; alter table users add column a int; commit", "alter table users add column a int")
                    .when(scene -> BOUNDS.stream().anyMatch(scene::begins)),
            refused("T07", "A script has a savepoint")
                    .locks("what its statements lock", "until the transaction around it ends, rolled back or not")
                    .safely("a migration for what may fail, so that it is written down whether it did")
                    .shown("savepoint a", "select 1")
                    .when(scene -> scene.begins("savepoint") || scene.begins("release") || scene.begins("rollback to")),
            refused("T08", "A setting stays with the connection")
                    .locks(
                            "nothing; later steps run under it, or do not, where they run on another connection",
                            "until it closes")
                    .safely("set local, which ends with the transaction; or alter role … set, which everybody has")
                    .shown("set statement_timeout = '1h'", "set local statement_timeout = '1h'")
                    .when(scene -> scene.begins("set")
                            && !scene.begins("set local")
                            && !scene.begins("set constraints")
                            && !scene.begins("set transaction")
                            && !isSetting(scene, "lock_timeout")),
            refused("X09", "A statement cannot be read before it runs")
                    .locks("nobody can say what", "nobody can say for how long")
                    .safely(
                            "write down what it does; where it must decide by itself, say that you looked: @Safe(\"…\")")
                    .shown(
                            "do $$ begin execute 'alter table ' || 'users add a int'; end $$",
                            "alter table users add column a int")
                    .when(scene -> scene.begins("do") || scene.begins("execute")),
            advised("S01", "A reason is given for statements that nobody objects to")
                    .locks("nothing; what is added below it later is let pass as well", "as long as it stands there")
                    .safely("take it away")
                    .shown(
                            "-- millrace: safe: nobody uses it\nalter table users add column a int",
                            "-- millrace: safe: nobody uses it\ndrop table users"));

    private static String merged(Scene scene) {
        return scene.operation() instanceof RawSql && !scene.clauses().isEmpty()
                ? AlteredOften.merged(scene.phrase(), scene.asWritten(), scene.later())
                : "";
    }

    private static boolean isLight(AlteredTable table) {
        return table.clauses().stream()
                .allMatch(clause -> clause.phrase().begins("validate constraint")
                        || clause.alteration().begins("set statistics")
                        || clause.phrase().begins("set ("));
    }

    private static boolean isSetting(Scene scene, String name) {
        Phrase rest = scene.phrase().past("set local").past("set session").past("set");
        return scene.begins("set") && rest.name().equals(name);
    }

    private static boolean isLong(Phrase setting) {
        Token value = setting.tokens().get(setting.tokens().size() - 1);
        String text = value.text().replace("'", "").strip();
        int end = 0;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        if (end == 0) {
            return true;
        }
        long number = Long.parseLong(text.substring(0, Math.min(end, 15)));
        String unit = text.substring(end).strip();
        long milliseconds = switch (unit) {
            case "s" -> number * 1_000;
            case "min" -> number * 60_000;
            case "h", "d" -> number * 3_600_000;
            default -> number;
        };
        return milliseconds == 0 || milliseconds > LONGEST_WAIT;
    }
}

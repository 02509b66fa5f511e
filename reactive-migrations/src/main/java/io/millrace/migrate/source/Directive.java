package io.millrace.migrate.source;

import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.operation.Guard;
import io.millrace.migrate.operation.Operation;
import io.millrace.migrate.schema.Definition;
import io.millrace.migrate.schema.ExpectedRows;
import io.millrace.migrate.sql.Phrase;
import io.millrace.migrate.sql.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What comments of a script say to the migrator: {@code -- millrace: ends 7}. */
final class Directive {

    private static final String MARK = "millrace:";
    private static final Pattern ENDS = Pattern.compile("ends (\\d{1,18})");
    private static final String EXPECT = "expect ";
    private static final String ALONE = "no transaction";

    private Directive() {}

    /** Whether each statement of a script runs outside of a transaction. */
    static boolean isAlone(String script) {
        return said(script).contains(ALONE);
    }

    /** The number of the expand that a script ends. */
    static long ends(String script) {
        return said(script).stream()
                .map(ENDS::matcher)
                .filter(Matcher::matches)
                .map(found -> Long.parseLong(found.group(1)))
                .findFirst()
                .orElse(Definition.NOTHING);
    }

    /** What a script expects of rows. */
    static List<Operation> expected(String script) {
        List<Operation> all = new ArrayList<>();
        for (String one : said(script)) {
            expectation(one).ifPresent(all::add);
        }
        return all;
    }

    /**
     * Refuses what nobody would read: a word that none of them is, and one that belongs to nothing where it stands.
     *
     * @param back whether the script takes back what another does
     */
    static void check(String file, String script, boolean back) {
        for (String one : said(script)) {
            boolean safe = one.startsWith("safe") || one.startsWith("all safe");
            boolean known =
                    safe || ENDS.matcher(one).matches() || expectation(one).isPresent();
            if (!one.equals(ALONE) && !known) {
                throw refused(
                        file,
                        one,
                        "it is none that the migrator knows: safe, all safe, no transaction, ends, expect",
                        "write one of: -- millrace: safe(C01): why; -- millrace: all safe: why; -- millrace: no transaction;"
                                + " -- millrace: ends 7; -- millrace: expect empty users, or no values users (nick),"
                                + " no nulls users (name), unique users (email)");
            }
            if (!one.equals(ALONE) && back) {
                throw refused(
                        file,
                        one,
                        "it stands in the script that takes the migration back, which no rule looks at",
                        "write it in the script that goes up, or leave it out");
            }
        }
        List<String> safe =
                said(script).stream().filter(one -> one.startsWith("safe")).toList();
        if (!safe.isEmpty() && heard(script) < safe.size()) {
            throw refused(
                    file,
                    safe.get(safe.size() - 1),
                    "no statement stands behind it, and it is of the one that does",
                    "write it before the statement that it is about");
        }
    }

    private static long heard(String script) {
        return SqlText.script(script).stream()
                .flatMap(statement -> statement.comments().stream())
                .filter(comment -> comment.startsWith(MARK + " safe"))
                .count();
    }

    /** Most scripts say nothing, and need not be taken apart for that. */
    private static List<String> said(String script) {
        if (!script.contains(MARK)) {
            return List.of();
        }
        return SqlText.comments(script).stream()
                .filter(comment -> comment.startsWith(MARK))
                .map(comment -> comment.substring(MARK.length()).strip())
                .toList();
    }

    private static Optional<Guard> expectation(String said) {
        if (!said.startsWith(EXPECT)) {
            return Optional.empty();
        }
        Phrase words = SqlText.of(said.substring(EXPECT.length())).phrase();
        Phrase named = words.past("empty").past("no values").past("no nulls").past("unique");
        List<String> columns = named.afterName().inside().parts().stream()
                .map(Phrase::name)
                .filter(name -> !name.isEmpty())
                .toList();
        String table = named.name();
        if (table.isEmpty() || named.tokens().size() == words.tokens().size()) {
            return Optional.empty();
        }
        if (words.begins("empty")) {
            return columns.isEmpty() ? Optional.of(ExpectedRows.empty(table)) : Optional.empty();
        }
        if (words.begins("unique")) {
            return columns.isEmpty() ? Optional.empty() : Optional.of(ExpectedRows.unique(table, columns));
        }
        if (columns.size() != 1) {
            return Optional.empty();
        }
        return Optional.of(
                words.begins("no nulls")
                        ? ExpectedRows.noNulls(table, columns.get(0))
                        : ExpectedRows.noValues(table, columns.get(0)));
    }

    private static MigrationFailure refused(String file, String said, String because, String fix) {
        return new MigrationFailure(
                MigrationCode.INVALID_MIGRATION,
                "file " + file + ": nobody reads -- " + MARK + " " + said,
                because,
                fix);
    }
}

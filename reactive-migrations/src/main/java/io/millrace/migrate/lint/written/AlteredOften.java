package io.millrace.migrate.lint.written;

import io.millrace.migrate.sql.Phrase;
import io.millrace.migrate.sql.Quoted;
import io.millrace.migrate.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Statements {@code alter table} of one table in one transaction that could be one. Where anything that one of them names
 * was made or changed between them, or by one of them, they are left alone.
 */
public final class AlteredOften {

    /** What cannot stand beside others, or must not stand under the lock that they take. */
    private static final List<String> BY_ITSELF = List.of(
            "rename",
            "set schema",
            "attach",
            "detach",
            "inherit",
            "no inherit",
            "validate",
            "enable",
            "disable",
            "replica",
            "cluster");

    /** Words that two statements have in common whatever they are about. */
    private static final Set<String> GRAMMAR =
            Set.of("alter", "table", "add", "column", "constraint", "set", "not", "null", "default", "drop");

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)?");

    private AlteredOften() {}

    /**
     * The statement that they could be, or nothing where there is nothing to put together.
     *
     * @param statement the last of them
     * @param before those right before it in its transaction
     * @param later those after it
     */
    public static String merged(Phrase statement, List<Phrase> before, List<Phrase> later) {
        List<Phrase> all = together(statement, before);
        boolean last =
                later.isEmpty() || together(later.get(0), List.of(statement)).size() < 2;
        return all.size() < 2 || !last ? "" : written(all);
    }

    private static List<Phrase> together(Phrase statement, List<Phrase> before) {
        List<Phrase> all = new ArrayList<>();
        if (!isPlain(statement)) {
            return all;
        }
        all.add(statement);
        for (int i = before.size() - 1; i >= 0; i--) {
            Phrase earlier = before.get(i);
            boolean same = isPlain(earlier) && name(earlier).equals(name(statement));
            if (all.stream().anyMatch(later -> same ? meet(earlier, later) : names(earlier, later))) {
                return all;
            }
            if (same) {
                all.add(0, earlier);
            }
        }
        return all;
    }

    private static boolean isPlain(Phrase statement) {
        List<Clause> clauses = clauses(statement);
        return !clauses.isEmpty()
                && !statement.begins("alter table if exists")
                && clauses.stream()
                        .noneMatch(clause -> BY_ITSELF.stream().anyMatch(clause.phrase()::begins)
                                || clause.phrase().hasAnywhere("references"));
    }

    private static List<Clause> clauses(Phrase statement) {
        return AlteredTable.of(statement).map(AlteredTable::clauses).orElse(List.of());
    }

    private static String name(Phrase statement) {
        return AlteredTable.of(statement).map(AlteredTable::name).orElse("");
    }

    /** Whether one of them names what the other makes, changes or drops. */
    private static boolean meet(Phrase one, Phrase other) {
        return subjects(one).stream().anyMatch(name -> has(other, name))
                || subjects(other).stream().anyMatch(name -> has(one, name));
    }

    private static List<String> subjects(Phrase statement) {
        return clauses(statement).stream()
                .map(clause -> clause.addsColumn()
                        ? clause.added().name()
                        : clause.phrase()
                                .past("add constraint")
                                .past("drop constraint")
                                .past("alter constraint")
                                .past("drop column")
                                .past("drop")
                                .past("alter column")
                                .past("alter")
                                .past("if exists")
                                .name())
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static boolean has(Phrase statement, String name) {
        return statement.tokens().stream()
                .anyMatch(token -> token.isName() && token.text().equals(name));
    }

    /** Whether two statements have any name in common. */
    private static boolean names(Phrase one, Phrase other) {
        return one.tokens().stream()
                .filter(Token::isName)
                .map(Token::text)
                .filter(word -> !GRAMMAR.contains(word))
                .anyMatch(word -> has(other, word));
    }

    private static String written(List<Phrase> all) {
        return "alter table " + table(name(all.get(0))) + " "
                + all.stream()
                        .flatMap(statement -> clauses(statement).stream())
                        .map(clause -> written(clause.phrase()))
                        .collect(Collectors.joining(", "));
    }

    private static String table(String name) {
        return PLAIN.matcher(name).matches() ? name : Quoted.qualified(name);
    }

    private static String written(Phrase phrase) {
        StringBuilder text = new StringBuilder();
        Token before = null;
        for (Token token : phrase.tokens()) {
            boolean apart = before != null && (before.end() < token.start());
            text.append(apart ? " " : "")
                    .append(
                            token.kind() == Token.Kind.NAME
                                    ? '"' + token.text().replace("\"", "\"\"") + '"'
                                    : token.text());
            before = token;
        }
        return text.toString();
    }
}

package io.millrace.migrate.source;

import io.millrace.migrate.schema.Allowance;
import io.millrace.migrate.sql.SqlText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What comments of a script say to be safe: {@code -- millrace: safe(C01): no release since 2.3 reads it} of the statement
 * behind it, and {@code -- millrace: all safe: the table is empty} of all of them.
 */
final class Allowed {

    private static final String MARK = "millrace: safe";
    private static final String ALL = "millrace: all safe";

    private Allowed() {}

    static List<Allowance> in(String script) {
        if (!script.contains(MARK) && !script.contains(ALL)) {
            return List.of();
        }
        List<SqlText> statements = SqlText.script(script);
        List<Allowance> allowances = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            for (String comment : statements.get(i).comments()) {
                if (comment.startsWith(MARK)) {
                    allowances.add(allowance(comment.substring(MARK.length()).strip(), i, i + 1));
                } else if (comment.startsWith(ALL)) {
                    allowances.add(allowance(comment.substring(ALL.length()).strip(), 0, statements.size()));
                }
            }
        }
        return allowances;
    }

    private static Allowance allowance(String said, int from, int to) {
        int close = said.startsWith("(") ? said.indexOf(')') : -1;
        Set<String> rules = close < 0
                ? Set.of()
                : Arrays.stream(said.substring(1, close).split(","))
                        .map(String::strip)
                        .collect(Collectors.toSet());
        String rest = said.substring(close + 1).strip();
        String reason = rest.startsWith(":") ? rest.substring(1).strip() : rest;
        return new Allowance(reason, rules, from, to);
    }
}

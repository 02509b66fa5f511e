package io.millrace.internal.sql;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Scope;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.statement.AllOrNone;
import io.millrace.internal.tree.statement.Combination;
import io.millrace.internal.tree.statement.Select;

/**
 * What is known of a statement from its shape alone.
 *
 * @param sql the text, with numbered parameters
 * @param writes whether it may change or lock something
 * @param operation what messages call it, such as {@code all User}
 */
public record Compiled(String sql, boolean writes, String operation) {

    static Compiled of(String verb, Node statement) {
        String sql = SqlWriter.write(statement);
        ScopeCheck.check(statement, sql);
        return new Compiled(sql, writes(statement), verb + " " + subject(statement));
    }

    private static boolean writes(Node statement) {
        if (statement instanceof Select select) {
            return select.isLocking() || select.with().stream().anyMatch(table -> writes(table.query()));
        }
        return !(statement instanceof Combination);
    }

    private static String subject(Node statement) {
        if (statement instanceof Combination combination) {
            return subject(combination.left());
        }
        if (statement instanceof AllOrNone all) {
            return subject(all.update());
        }
        Source source = null;
        if (statement instanceof Select select) {
            source = select.from();
        } else if (statement instanceof Scope scope && !scope.sources().isEmpty()) {
            source = scope.sources().get(0);
        }
        return source == null ? "values" : source.label();
    }
}

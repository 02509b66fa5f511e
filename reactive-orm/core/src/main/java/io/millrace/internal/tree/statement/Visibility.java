package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.expression.Postfix;
import org.jspecify.annotations.Nullable;

/** Which rows of a table are seen that keeps its deleted ones. */
public enum Visibility {
    /** Those that are not deleted. */
    PRESENT(" is null"),
    /** All. */
    ALL(""),
    /** Only those that are deleted. */
    DELETED(" is not null");

    private final String test;

    Visibility(String test) {
        this.test = test;
    }

    /** What must hold of the column that says when a row was deleted; empty for nothing. */
    public String test() {
        return test;
    }

    /** The condition on a source, or null where none is needed: of a table that keeps nothing, or of no table. */
    public @Nullable Node condition(@Nullable Source source) {
        Source end = source instanceof Reached reached ? reached.identity() : source;
        if (this == ALL || !(end instanceof TableNode table)) {
            return null;
        }
        String column = table.deletion();
        return column == null ? null : new Postfix(new ColumnNode(table, column, column), test, Precedence.IS);
    }
}

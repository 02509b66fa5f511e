package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.TableNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sources of a select without what is hidden of them, where their tables keep deleted rows. */
final class SeenSources {

    private SeenSources() {}

    /** A source with what is hidden left out of it, where that cannot be said beside it. */
    static Source seen(Select select, Source source) {
        Source end = source instanceof Reached reached ? reached.identity() : source;
        if (!keepsJoined(select) || !(end instanceof TableNode table)) {
            return source;
        }
        String deletion = table.deletion();
        Visibility visibility = select.visibility(table);
        if (deletion == null || visibility == Visibility.ALL) {
            return source;
        }
        SeenRows seen = new SeenRows(table, deletion, visibility);
        return source instanceof Reached reached ? reached.ending(seen) : seen;
    }

    /** What hides rows of a source, said beside it; null where nothing is to be said. */
    static @Nullable Node beside(Select select, Source source) {
        return keepsJoined(select) ? null : select.visibility(source).condition(source);
    }

    /** What must hold of the rows of a select, with what hides the deleted ones. */
    static List<Node> conditions(Select select) {
        List<Node> conditions = select.where();
        Source from = select.from();
        if (from != null) {
            conditions = and(conditions, beside(select, from));
        }
        List<Join> joins = select.joins();
        for (int i = 0; i < joins.size(); i++) {
            Join join = joins.get(i);
            if (join.on() == null) {
                conditions = and(conditions, beside(select, join.source()));
            }
        }
        return conditions;
    }

    private static List<Node> and(List<Node> conditions, @Nullable Node further) {
        return further == null ? conditions : Select.appended(conditions, List.of(further));
    }

    /** Whether a join keeps rows of its own side: a condition beside the sources would leave them out. */
    private static boolean keepsJoined(Select select) {
        List<Join> joins = select.joins();
        for (int i = 0; i < joins.size(); i++) {
            if (joins.get(i).kind().keepsJoined()) {
                return true;
            }
        }
        return false;
    }
}

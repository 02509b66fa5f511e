package io.millrace.internal.sql;

import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.CommonSource;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Scope;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.expression.Window;
import io.millrace.internal.tree.statement.Select;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the check of scopes knows of a statement that it is inside of. */
final class ScopeFrame {

    private final Scope scope;
    private final List<Source> sources;
    private int visible;
    private boolean hidden;
    private boolean inside;
    private boolean aggregated;
    private @Nullable ColumnNode plain;

    ScopeFrame(Scope scope) {
        this.scope = scope;
        this.sources = scope.sources();
        this.visible = sources.size();
    }

    /** While sources are joined, a condition sees only those that stand before it. */
    void seeUpTo(Source source) {
        visible = sources.indexOf(source) + 1;
    }

    void seeAll() {
        visible = sources.size();
    }

    void hide(boolean hides) {
        hidden = hides;
    }

    boolean sees(Source source) {
        int index = hidden ? -1 : sources.indexOf(source);
        return index >= 0 && index < visible;
    }

    /** Whether the source is there, but out of sight where it was used. */
    boolean has(Source source) {
        return sources.contains(source);
    }

    boolean isHidden() {
        return hidden;
    }

    List<Source> visible() {
        return hidden ? List.of() : sources.subList(0, visible);
    }

    boolean joinsPaths() {
        return scope.joinsPaths();
    }

    boolean defines(CommonSource source) {
        return scope.commonTables().contains(source.name());
    }

    boolean defines(Window window) {
        return scope instanceof Select select && select.windows().contains(window);
    }

    /** Whether what is written now may use only what rows are grouped by. */
    boolean isInside() {
        return inside;
    }

    void inside(boolean is) {
        inside = is;
    }

    void aggregate() {
        aggregated = true;
    }

    boolean isGroupedBy(Node node) {
        return scope.groups().contains(node);
    }

    boolean leavesUngrouped(ColumnNode column) {
        if (!inside || isGroupedBy(column) || dependsOnGroups(column)) {
            return false;
        }
        if (!scope.isGrouped() && plain == null) {
            plain = column;
        }
        return scope.isGrouped();
    }

    /** A column that stands beside an aggregate in a query without groups. */
    @Nullable ColumnNode ungrouped() {
        return aggregated && !scope.isGrouped() ? plain : null;
    }

    /** A column follows from the primary key of its table: where rows are grouped by that, it has one value. */
    private boolean dependsOnGroups(ColumnNode column) {
        return column.source() instanceof TableNode table
                && !table.key().isEmpty()
                && table.key().stream().allMatch(key -> scope.groups().contains(new ColumnNode(table, key, key)));
    }
}

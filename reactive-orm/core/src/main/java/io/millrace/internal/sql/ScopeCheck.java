package io.millrace.internal.sql;

import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.CommonSource;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Scope;
import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.expression.Aggregate;
import io.millrace.internal.tree.expression.Over;
import io.millrace.internal.tree.expression.Window;
import io.millrace.internal.tree.statement.Select;
import io.millrace.type.PgType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what PostgreSQL would refuse later and say less well: a column whose table is not in the query, a second
 * definition of an alias, a column that a grouped query leaves ungrouped, a window or a common table expression that
 * nobody defined.
 */
final class ScopeCheck extends Sink {

    private final Refusals refusals;
    private final Deque<ScopeFrame> frames = new ArrayDeque<>();
    private boolean windowed;

    private ScopeCheck(String sql) {
        this.refusals = new Refusals(sql);
    }

    static void check(Node statement, String sql) {
        new ScopeCheck(sql).node(statement);
    }

    @Override
    protected void entered(Scope scope) {
        Set<String> names = new HashSet<>();
        for (Source source : scope.sources()) {
            if (!names.add(source.reference())) {
                throw refusals.duplicate(source);
            }
        }
        if (scope instanceof Select select
                && select.limits().withTies()
                && select.orders().isEmpty()) {
            throw refusals.tiesWithoutOrder();
        }
        frames.push(new ScopeFrame(scope));
    }

    @Override
    protected void left(Scope scope) {
        ScopeFrame frame = frames.pop();
        ColumnNode ungrouped = frame.ungrouped();
        if (ungrouped != null) {
            throw refusals.ungrouped(ungrouped);
        }
    }

    @Override
    public void grouped(boolean begins) {
        frames.element().inside(begins);
    }

    @Override
    public void source(Scope scope, Source source, boolean joined) {
        node(source);
        frames.element().seeUpTo(source.identity());
    }

    @Override
    public void sourcesWritten(Scope scope) {
        frames.element().seeAll();
    }

    @Override
    public Sink isolated(Node query) {
        ScopeFrame frame = frames.element();
        frame.hide(true);
        nested(query);
        frame.hide(false);
        return this;
    }

    @Override
    public void common(CommonSource source) {
        if (frames.stream().noneMatch(frame -> frame.defines(source))) {
            throw refusals.undefined(source);
        }
    }

    @Override
    public Sink node(Node node) {
        ScopeFrame frame = frames.peek();
        if (node instanceof Over over) {
            requireWindow(over.window());
        }
        if (frame == null || !frame.isInside()) {
            return super.node(node);
        }
        if (node instanceof Over) {
            windowed = true;
            return super.node(node);
        }
        boolean aggregates = node instanceof Aggregate && !windowed;
        windowed = false;
        if (aggregates) {
            frame.aggregate();
        }
        if (!aggregates && !frame.isGroupedBy(node)) {
            return super.node(node);
        }
        frame.inside(false);
        super.node(node);
        frame.inside(true);
        return this;
    }

    @Override
    protected void reference(ColumnNode column) {
        Source root = column.source().root();
        for (ScopeFrame frame : frames) {
            if (frame.sees(root)) {
                if (column.source() != root && !frame.joinsPaths()) {
                    throw refusals.pathInWrite(column);
                }
                if (frame.leavesUngrouped(column)) {
                    throw refusals.ungrouped(column);
                }
                return;
            }
        }
        throw refusals.unknown(column, frames);
    }

    private void requireWindow(Window window) {
        if (window.name() != null && frames.stream().noneMatch(frame -> frame.defines(window))) {
            throw refusals.undefined(window);
        }
    }

    @Override
    public Sink text(String text) {
        return this;
    }

    @Override
    public Sink name(String identifier) {
        return this;
    }

    @Override
    protected <T> void parameter(int number, boolean again, PgType<T> type, @Nullable T value, String label) {}
}

package io.millrace.internal.sql;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Scope;
import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.expression.Aggregate;
import io.millrace.internal.tree.expression.Over;
import io.millrace.type.PgType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what PostgreSQL would refuse later and say less well: a column whose table is not in the query, a second
 * definition of an alias, a column that a grouped query leaves ungrouped.
 */
final class ScopeCheck extends Sink {

    private final String sql;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private boolean windowed;

    private ScopeCheck(String sql) {
        this.sql = sql;
    }

    static void check(Node statement, String sql) {
        new ScopeCheck(sql).node(statement);
    }

    @Override
    public void enter(Scope scope) {
        Set<String> names = new HashSet<>();
        for (Source source : scope.sources()) {
            if (!names.add(source.reference())) {
                throw duplicate(source);
            }
        }
        frames.push(new Frame(scope));
    }

    @Override
    public void leave(Scope scope) {
        Frame frame = frames.pop();
        ColumnNode plain = frame.plain;
        if (plain != null && frame.aggregated && !scope.isGrouped()) {
            throw ungrouped(plain);
        }
    }

    @Override
    public void grouped(boolean begins) {
        Frame frame = frames.element();
        frame.inside = begins;
    }

    @Override
    public Sink node(Node node) {
        Frame frame = frames.peek();
        if (frame == null || !frame.inside) {
            return super.node(node);
        }
        if (node instanceof Over) {
            windowed = true;
            return super.node(node);
        }
        if (node instanceof Aggregate && !windowed) {
            frame.aggregated = true;
            frame.inside = false;
            super.node(node);
            frame.inside = true;
            return this;
        }
        windowed = false;
        if (frame.scope.groups().contains(node)) {
            frame.inside = false;
            super.node(node);
            frame.inside = true;
            return this;
        }
        return super.node(node);
    }

    @Override
    public void column(ColumnNode column) {
        Source root = ImpliedJoins.root(column.source());
        for (Frame frame : frames) {
            if (frame.scope.sources().contains(root)) {
                frame.use(column);
                return;
            }
        }
        throw unknown(column);
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
    public <T> void parameter(PgType<T> type, @Nullable T value, String label) {}

    private InvalidQuery unknown(ColumnNode column) {
        String known = frames.stream()
                .flatMap(frame -> frame.scope.sources().stream())
                .map(Source::reference)
                .distinct()
                .collect(Collectors.joining(", "));
        String missing = column.source().reference();
        boolean aliased =
                !missing.equals(column.source().label()) && column.constant().indexOf('.') > 0;
        return new InvalidQuery(new Problem(
                Code.UNKNOWN_SOURCE,
                "the query uses " + column.label() + " of " + missing + ", which it does not read",
                sql,
                "it reads only: " + known,
                aliased
                        ? "join it: .join(relation, " + missing + "), or use a path over the relation"
                        : "use a column of a table that the query reads"));
    }

    private InvalidQuery duplicate(Source source) {
        return new InvalidQuery(new Problem(
                Code.DUPLICATE_ALIAS,
                "the query defines " + source.reference() + " twice",
                sql,
                "a name in a query stands for one source only",
                "give one of them another name: .as(\"other\")"));
    }

    private InvalidQuery ungrouped(ColumnNode column) {
        return new InvalidQuery(new Problem(
                Code.UNGROUPED_COLUMN,
                column.label() + " is selected from a grouped query but not grouped by",
                sql,
                "a group has many rows, and it is not said whose value is meant",
                "add it: .groupBy(…, " + column.constant() + "), or aggregate it: max(" + column.constant() + ")"));
    }

    private final class Frame {

        private final Scope scope;
        private boolean inside;
        private boolean aggregated;
        private @Nullable ColumnNode plain;

        Frame(Scope scope) {
            this.scope = scope;
        }

        void use(ColumnNode column) {
            if (!inside || scope.groups().contains(column) || dependsOnGroups(column)) {
                return;
            }
            if (scope.isGrouped()) {
                throw ungrouped(column);
            }
            if (plain == null) {
                plain = column;
            }
        }

        /** A column follows from the primary key of its table: where rows are grouped by that, it has one value. */
        private boolean dependsOnGroups(ColumnNode column) {
            return column.source() instanceof TableNode table
                    && !table.key().isEmpty()
                    && table.key().stream().allMatch(key -> scope.groups().contains(new ColumnNode(table, key, key)));
        }
    }
}

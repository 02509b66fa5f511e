package io.millrace.internal.sql;

import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.Scope;
import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.TableNode;
import io.millrace.type.PgType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the tables that a statement reaches over paths, each after the one that it starts from. */
public final class ImpliedJoins extends Sink {

    private final Deque<List<Source>> inner = new ArrayDeque<>();
    private final Set<TableNode> tables = new LinkedHashSet<>();

    private ImpliedJoins() {}

    /** The tables that a statement reaches over paths. */
    public static Collection<TableNode> of(Scope scope) {
        ImpliedJoins joins = new ImpliedJoins();
        joins.node(scope);
        return joins.tables;
    }

    /** Those that it reaches from one of its sources, where another sink has come to it. */
    static List<TableNode> from(Source source, Scope scope, Sink reached) {
        ImpliedJoins joins = new ImpliedJoins();
        joins.begin(reached);
        joins.node(scope);
        List<TableNode> tables = new ArrayList<>(joins.tables);
        tables.removeIf(table -> !table.root().equals(source.identity()));
        return tables;
    }

    static Path pathOf(TableNode table) {
        return Objects.requireNonNull(table.path());
    }

    /** Whether there may be no row at the end of a path. */
    static boolean isOptional(Path path) {
        return path.optional()
                || (path.parent() instanceof TableNode parent && parent.path() != null && isOptional(pathOf(parent)));
    }

    @Override
    protected void entered(Scope entered) {
        inner.push(entered.sources());
    }

    @Override
    protected void left(Scope left) {
        inner.pop();
    }

    @Override
    protected void reference(ColumnNode column) {
        Source root = column.source().root();
        for (List<Source> sources : inner) {
            if (sources.contains(root)) {
                if (sources == inner.getLast()) {
                    reach(column.source());
                }
                return;
            }
        }
    }

    private void reach(Source source) {
        if (source instanceof TableNode table && table.path() != null && !tables.contains(table)) {
            reach(pathOf(table).parent());
            tables.add(table);
        }
    }

    @Override
    public Sink text(String sql) {
        return this;
    }

    @Override
    public Sink name(String identifier) {
        return this;
    }

    @Override
    protected <T> void parameter(int number, boolean again, PgType<T> type, @Nullable T value, String label) {}
}

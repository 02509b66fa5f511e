package io.millrace.internal.sql;

import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.Scope;
import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.TableNode;
import io.millrace.type.PgType;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the tables that a statement reaches over paths, each after the one that it starts from. */
public final class ImpliedJoins extends Sink {

    private final List<Source> sources;
    private final Set<TableNode> tables = new LinkedHashSet<>();

    private ImpliedJoins(Scope scope) {
        this.sources = scope.sources();
    }

    /** The tables that a statement reaches over paths. */
    public static Collection<TableNode> of(Scope scope) {
        ImpliedJoins joins = new ImpliedJoins(scope);
        joins.node(scope);
        return joins.tables;
    }

    static Path pathOf(TableNode table) {
        return Objects.requireNonNull(table.path());
    }

    /** The source that a path starts from in the end. */
    static Source root(Source source) {
        return source instanceof TableNode table && table.path() != null
                ? root(pathOf(table).parent())
                : source;
    }

    @Override
    public void column(ColumnNode column) {
        if (sources.contains(root(column.source()))) {
            reach(column.source());
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
    public <T> void parameter(PgType<T> type, @Nullable T value, String label) {}
}

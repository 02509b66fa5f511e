package io.millrace.migrate.lint;

import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.Scope;
import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.TableNode;
import io.millrace.preload.Branch;
import io.millrace.shape.Part;
import io.millrace.shape.Shape;
import io.millrace.table.Table;
import io.millrace.type.PgType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Hears every table and column that something reads, and forgets the text. */
final class Reads extends Sink {

    private final Set<String> tables = new TreeSet<>();
    private final Set<String> columns = new TreeSet<>();
    private final Set<Path> paths = new HashSet<>();
    private final Set<Shape<?, ?>> shapes = new HashSet<>();

    Use named(String name) {
        return new Use(name, tables, columns);
    }

    /** A shape with its lists; one that stands inside of itself is looked at once. */
    void shape(Shape<?, ?> shape) {
        if (!shapes.add(shape)) {
            return;
        }
        List<Node> selected = List.copyOf(shape.columns());
        selected.forEach(this::node);
        table(shape.table().source());
        for (Part part : shape.parts()) {
            if (part instanceof Part.Listed<?> listed) {
                branch(listed.branch());
                shape(listed.shape().get());
            } else if (part instanceof Part.Inner inner) {
                shape(inner.shape());
            }
        }
    }

    /** Relations whose rows are loaded whole, and those of their rows. */
    void preloads(List<Branch<?>> branches) {
        for (Branch<?> branch : branches) {
            branch(branch);
            Table<?> target = branch.target().get();
            target.columns()
                    .forEach(column -> column(target.source(), column.column().name()));
            preloads(branch.nested());
        }
    }

    /** How the rows of a relation are found. */
    private void branch(Branch<?> branch) {
        path(branch.path(), branch.target().get().source());
        List<Node> conditions = branch.criteria().conditions();
        List<Node> orders = List.copyOf(branch.criteria().orders());
        conditions.forEach(this::node);
        orders.forEach(this::node);
    }

    private void path(Path path, TableNode far) {
        if (path.parent() instanceof TableNode near) {
            table(near);
            path.near().forEach(column -> column(near, column));
        }
        for (Path.Via via : path.via()) {
            table(via.table());
            via.near().forEach(column -> column(via.table(), column));
            via.far().forEach(column -> column(via.table(), column));
            via.filters().forEach(filter -> column(via.table(), filter.column()));
        }
        table(far);
        path.far().forEach(column -> column(far, column));
        path.filters().forEach(filter -> column(far, filter.column()));
        path.sorts().forEach(sort -> column(far, sort.column()));
    }

    private void table(TableNode table) {
        tables.add(name(table));
        // No join is written for a path: what leads to its table is known to the path alone.
        Path path = table.path();
        if (path != null && paths.add(path)) {
            path(path, table);
        }
    }

    private void column(TableNode table, String column) {
        table(table);
        columns.add(name(table) + "/" + column);
    }

    private static String name(TableNode table) {
        return table.namespace() == null ? table.name() : table.namespace() + "." + table.name();
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
    public void source(Scope scope, Source source, boolean joined) {
        if (source instanceof TableNode table) {
            table(table);
        }
        super.source(scope, source, joined);
    }

    @Override
    protected void reference(ColumnNode column) {
        if (column.source() instanceof TableNode table) {
            column(table, column.name());
        }
    }

    @Override
    protected <T> void parameter(int number, boolean again, PgType<T> type, @Nullable T value, String label) {}
}

package io.millrace.internal.sql;

import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Identifier;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.QualifiedName;
import io.millrace.internal.tree.Scope;
import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.statement.RawStatement;
import io.millrace.internal.tree.statement.Route;
import io.millrace.internal.tree.statement.Select;
import io.millrace.internal.tree.statement.Update;
import io.millrace.internal.tree.statement.Visibility;
import io.millrace.type.PgType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a tree as SQL text, with its values as numbered parameters. */
public final class SqlWriter extends Sink {

    private final StringBuilder sql = new StringBuilder(256);
    private final List<Source> fragments = new ArrayList<>(0);

    private SqlWriter() {}

    /** The text of a statement or of a part of one, unchecked. */
    public static String write(Node statement) {
        SqlWriter writer = new SqlWriter();
        writer.node(statement);
        return writer.sql.toString();
    }

    @Override
    public Sink text(String text) {
        sql.append(text);
        return this;
    }

    @Override
    public Sink name(String identifier) {
        sql.append(Identifier.quoted(identifier));
        return this;
    }

    @Override
    protected void entered(Scope scope) {
        if (scope instanceof Select select) {
            enteredSource(select.from());
            select.joins().forEach(join -> enteredSource(join.source()));
        } else if (scope instanceof Update update) {
            update.from().forEach(this::enteredSource);
        } else if (scope instanceof RawStatement raw) {
            fragments.addAll(raw.sources());
        }
    }

    private void enteredSource(@Nullable Source source) {
        if (source != null && source.isFragment()) {
            fragments.add(source.identity());
        }
    }

    /** In the user's own text, and of rows that such a text makes, a column holds whatever that text says. */
    @Override
    public boolean isStored(Node expression) {
        return super.isStored(expression)
                && (fragments.isEmpty() || !fragments.contains(renamed(((ColumnNode) expression).source())));
    }

    @Override
    protected void reference(ColumnNode column) {
        name(column.source().reference()).text(".").name(column.name());
    }

    @Override
    protected <T> void parameter(int number, boolean again, PgType<T> type, @Nullable T value, String label) {
        sql.append(type.parameter("$" + number));
    }

    @Override
    public void source(Scope scope, Source source, boolean joined) {
        List<TableNode> implied = scope.joinsPaths() ? ImpliedJoins.from(source, scope, this) : List.of();
        boolean together = joined && !implied.isEmpty();
        text(together ? "(" : "").node(source);
        implied.forEach(table -> join(table, scope));
        text(together ? ")" : "");
    }

    private void join(TableNode table, Scope scope) {
        Path path = ImpliedJoins.pathOf(table);
        Route route = Route.joined(path, table);
        List<Node> near = path.near().stream()
                .<Node>map(name -> new QualifiedName(path.parent().reference(), name))
                .toList();
        text(ImpliedJoins.isOptional(path) ? " left join " : " join ")
                .node(route.source())
                .text(" on ")
                .node(Route.and(Route.equal(route.start(), near), route.filters()));
        String deletion = table.deletion();
        Visibility seen = scope instanceof Select select ? select.visibility(table) : Visibility.PRESENT;
        if (deletion != null && seen != Visibility.ALL) {
            text(" and ").name(table.reference()).text(".").name(deletion).text(seen.test());
        }
    }
}

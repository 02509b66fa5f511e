package io.millrace.internal.sql;

import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Identifier;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.Scope;
import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.TableNode;
import io.millrace.type.PgType;
import org.jspecify.annotations.Nullable;

/** Writes a tree as SQL text, with its values as numbered parameters. */
public final class SqlWriter extends Sink {

    private final StringBuilder sql = new StringBuilder(256);
    private final Repeated repeated = new Repeated();
    private int parameters;

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
    public void column(ColumnNode column) {
        name(column.source().reference()).text(".").name(column.name());
    }

    @Override
    public <T> void parameter(PgType<T> type, @Nullable T value, String label) {
        parameters++;
        sql.append(type.parameter("$" + parameters));
    }

    @Override
    public <T> void shared(Parameter<T> parameter) {
        int before = repeated.before(parameter, parameters);
        if (before < 0) {
            super.shared(parameter);
        } else {
            sql.append(parameter.type().parameter("$" + (before + 1)));
        }
    }

    @Override
    public void impliedJoins(Scope scope) {
        for (TableNode table : ImpliedJoins.of(scope)) {
            Path path = ImpliedJoins.pathOf(table);
            text(path.optional() ? " left join " : " join ").node(table).text(" on ");
            for (int i = 0; i < path.near().size(); i++) {
                text(i == 0 ? "" : " and ")
                        .name(table.reference())
                        .text(".")
                        .name(path.far().get(i));
                text(" = ")
                        .name(path.parent().reference())
                        .text(".")
                        .name(path.near().get(i));
            }
        }
    }
}

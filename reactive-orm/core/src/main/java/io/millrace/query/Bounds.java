package io.millrace.query;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.NamedSource;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Text;
import io.millrace.internal.tree.statement.Renamed;
import io.millrace.internal.tree.statement.Route;
import io.millrace.table.Relation;
import io.millrace.type.Types;

/** The parts that bound what a query reads: numbers of rows, and the condition of a join over a relation. */
final class Bounds {

    static final Node ALWAYS = new Text("true");

    private Bounds() {}

    static Node rows(String clause, long rows) {
        if (rows < 0) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_LIMIT,
                    clause + "(" + rows + ") is negative",
                    "a query cannot read fewer than no rows",
                    clause + "(0), or leave it out for all rows"));
        }
        return new Parameter<>(Types.INT8, rows, clause);
    }

    /**
     * The relation, all of whose rows are meant.
     *
     * @throws InvalidQuery where it has a limit
     */
    static Relation<?, ?> unlimited(Relation<?, ?> relation) {
        if (!relation.isLimited()) {
            return relation;
        }
        throw new InvalidQuery(Problem.of(
                Code.INVALID_LIMIT,
                "the relation " + relation.name() + " is joined, and has a limit",
                "a join brings every row of a relation, for each row that it starts from",
                "leave the limit out, or load the relation: .preload(…" + relation.name() + ".limit(…))"));
    }

    /** What a relation leads to, as a source of its own name, with the tables that lead there. */
    static Source source(Relation<?, ?> relation, Source far) {
        return Route.joined(relation.path(), far).source();
    }

    /** What holds between the rows of a relation and those it starts from. */
    static Node on(Relation<?, ?> relation, Source far) {
        Path path = relation.path();
        if (far.identity() instanceof NamedSource named) {
            path.far().forEach(key -> requireColumn(path, named, key));
        }
        Route route = Route.joined(path, far);
        Node condition = Route.equal(
                path.near().stream()
                        .<Node>map(near -> new ColumnNode(path.parent(), near, near))
                        .toList(),
                path.via().isEmpty()
                        ? path.far().stream()
                                .<Node>map(key -> new ColumnNode(far.identity(), key, key))
                                .toList()
                        : route.start());
        condition = Route.and(condition, route.filters());
        TableNode target = relation.target().source();
        for (Node further : relation.conditions()) {
            Node renamed = far instanceof TableNode alias ? new Renamed(target, alias, further) : further;
            condition = new Infix(condition, "and", renamed, Precedence.AND);
        }
        return condition;
    }

    static Node on(Relation<?, ?> relation, Source far, Node further) {
        return new Infix(on(relation, far), "and", further, Precedence.AND);
    }

    private static void requireColumn(Path path, NamedSource named, String key) {
        if (!named.columns().contains(key)) {
            throw new InvalidQuery(Problem.of(
                    Code.UNKNOWN_SOURCE,
                    named.reference() + " has no column " + key + ", by which the relation " + path.relation()
                            + " is joined",
                    "a query under a name has only what was selected: " + String.join(", ", named.columns()),
                    "select it in " + named.reference() + ", or join on a condition"));
        }
    }
}

package io.millrace.internal.run;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.expr.Expr;
import io.millrace.expr.Projection;
import io.millrace.expr.Reading;
import io.millrace.expr.Rows;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.command.Kind;
import io.millrace.internal.sql.Compiled;
import io.millrace.internal.sql.Shape;
import io.millrace.internal.sql.SqlWriter;
import io.millrace.internal.sql.StatementCache;
import io.millrace.internal.tree.NamedSource;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.QuerySource;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.expression.Ordering;
import io.millrace.internal.tree.statement.Select;
import io.millrace.internal.write.Targets;
import io.millrace.query.Query;
import io.millrace.query.Sql;
import io.millrace.type.RowDecoder;
import io.millrace.type.Types;
import java.util.List;

/** Makes commands of trees, by way of the cache. */
public final class Statements {

    private static final int CACHED = 4_096;
    private static final String RAW = "sql";

    private final StatementCache cache = new StatementCache(CACHED);

    /** Every row of a query. */
    public <T> Command<T> read(String verb, Rows<T> rows) {
        Reading<T> reading = rows.reading();
        return command(verb, reading.statement(), reading.decoder());
    }

    /** A statement whose rows are read. */
    public <T> Command<T> command(String verb, Node statement, RowDecoder<T> decoder) {
        Shape shape = Shape.of(verb, statement);
        Compiled compiled = cache.compiled(verb, statement, shape);
        Kind kind = compiled.writes() ? Kind.WRITE : Kind.READ;
        return new Command<>(compiled.sql(), shape.values(), decoder, kind, compiled.operation(), null);
    }

    /** A statement in the user's own words. */
    public <T> Command<T> raw(RawSql raw, RowDecoder<T> decoder, Kind kind) {
        Shape shape = Shape.of(RAW, raw.statement());
        Compiled compiled = cache.compiled(RAW, raw.statement(), shape);
        return raw.command(compiled.sql(), shape.values(), decoder, kind);
    }

    /** The first row of a query. */
    public <T> Command<T> first(Rows<T> rows) {
        Reading<T> reading = rows.reading();
        Node statement = reading.statement();
        if (statement instanceof Select select && !select.isLimited()) {
            statement = select.limit(new Parameter<>(Types.INT8, 1L, "limit"));
        }
        return command("first", statement, reading.decoder());
    }

    /** How many rows a query has. */
    public Command<Long> count(Rows<?> rows) {
        Projection<Long> count = Sql.count().projection();
        return command("count", over(rows.reading().statement(), count.columns()), count.decoder());
    }

    /** Whether a query has any row. */
    public Command<Boolean> exists(Rows<?> rows) {
        Projection<Boolean> exists = Sql.exists(rows).projection();
        return command("exists", Select.of(null, exists.columns()), exists.decoder());
    }

    /** An aggregate over the rows of a query. */
    public <R, V> Command<V> aggregate(Query<R> rows, Expr<? super R, ?, V> aggregate) {
        Projection<V> projection = aggregate.projection();
        Select select = rows.statement();
        if (select.isReduced()) {
            TableNode table = rows.table().source();
            select = Select.of(table, select.columns())
                    .showing(table, select.visibility(table))
                    .where(Targets.byKey(rows, select, "aggregate"));
        }
        return command("aggregate", select.columns(projection.columns()).reorderedBy(List.of()), projection.decoder());
    }

    /**
     * The last row of a query.
     *
     * @throws InvalidQuery where it has no order that could be turned round
     */
    public <T> Command<T> last(Rows<T> rows) {
        Reading<T> reading = rows.reading();
        if (!(reading.statement() instanceof Select select) || select.orders().isEmpty() || select.isLimited()) {
            throw new InvalidQuery(new Problem(
                    Code.INVALID_ORDER,
                    "the query has no last row",
                    SqlWriter.write(reading.statement()),
                    "it has no order of its own, or a limit",
                    "give it an order and no limit: query.orderBy(…)"));
        }
        List<Ordering> reversed =
                select.orders().stream().map(Ordering::reversed).toList();
        return command(
                "last",
                select.reorderedBy(reversed).limit(new Parameter<>(Types.INT8, 1L, "limit")),
                reading.decoder());
    }

    /** A select list over the rows of a statement: in its own place where each row counts once, around it elsewhere. */
    private static Node over(Node statement, List<Node> columns) {
        if (statement instanceof Select select && !select.isReduced()) {
            return select.columns(columns).reorderedBy(List.of());
        }
        NamedSource counted = new NamedSource("counted", List.of());
        return Select.of(new QuerySource(statement, counted, false, false), columns);
    }
}

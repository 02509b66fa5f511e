package io.millrace.internal.related;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.RelatedChanges.Held;
import io.millrace.changeset.RelatedChanges.Join;
import io.millrace.changeset.SchemaTable;
import io.millrace.column.Column;
import io.millrace.internal.related.Level.Pair;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.FunctionSource;
import io.millrace.internal.tree.NamedSource;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.BulkArrays;
import io.millrace.internal.tree.expression.BulkRows;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Text;
import io.millrace.internal.tree.statement.Delete;
import io.millrace.internal.tree.statement.Insert;
import io.millrace.internal.write.BulkKeys;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of a table between two others: only they are inserted and deleted where a relation changes. */
final class JoinRows {

    private final RowStatements statements;
    private final Join join;
    private final List<String> names;
    private final List<Column<?, ?>> keys;

    /** Those of a table whose columns refer to these keys. */
    JoinRows(RowStatements statements, Join join, List<Column<?, ?>> keys) {
        this.statements = statements;
        this.join = join;
        this.keys = keys;
        names = new ArrayList<>(keys.size() + join.held().size());
        names.addAll(join.near());
        names.addAll(join.far());
    }

    /** Deletes the rows of these pairs. */
    Mono<Void> delete(List<@Nullable Object[]> pairs) {
        if (pairs.isEmpty()) {
            return Mono.empty();
        }
        List<BulkRows.Values<?>> arrays = arrays(pairs);
        String alias = BulkKeys.alias(join.table());
        List<String> columns = new ArrayList<>();
        List<Node> where = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add("c" + i);
            where.add(new Infix(
                    new ColumnNode(join.table(), names.get(i), names.get(i)),
                    "=",
                    new Text(keys.get(i).type().bulk().unnested(alias + ".c" + i)),
                    Precedence.COMPARISON));
        }
        for (Held held : join.held()) {
            where.add(new Infix(
                    new ColumnNode(join.table(), held.column(), held.column()),
                    "=",
                    literal(held),
                    Precedence.COMPARISON));
        }
        columns.add("place");
        FunctionSource bulk = new FunctionSource(new BulkArrays(arrays), new NamedSource(alias, columns));
        return statements.send("delete", new Delete(List.of(), join.table(), List.of(bulk), where, List.of()));
    }

    /** Inserts a row for each of these pairs, as its own relation says. */
    <X> Mono<Void> insert(List<Pair<X>> pairs) {
        List<Pair<X>> bare = new ArrayList<>(pairs.size());
        List<RowNode<Object>> rows = new ArrayList<>(0);
        for (Pair<X> pair : pairs) {
            Changeset<?> row = pair.row();
            if (row == null) {
                bare.add(pair);
            } else {
                rows.add(node(row, pair));
            }
        }
        return rows.isEmpty() ? bare(bare) : bare(bare).then(Mono.defer(() -> between(rows)));
    }

    private Mono<Void> between(List<RowNode<Object>> rows) {
        return statements.rows(rows.get(0).changes().table(), rows).then();
    }

    private <X> Mono<Void> bare(List<Pair<X>> pairs) {
        if (pairs.isEmpty()) {
            return Mono.empty();
        }
        if (pairs.size() == 1) {
            return bare(pairs.get(0));
        }
        return statements.isSingle()
                ? Flux.fromIterable(pairs).concatMap(this::bare).then()
                : RowStatements.together(statements.send("insert", statement(keys(pairs))));
    }

    private Mono<Void> bare(Pair<?> pair) {
        List<@Nullable Object[]> keys = List.<@Nullable Object[]>of(pair.keys());
        return statements.blamed(pair.owner().changes(), pair.node(), statements.send("insert", statement(keys)));
    }

    @SuppressWarnings("unchecked") // the rows of one table between are of one record
    private <J> RowNode<J> node(Changeset<?> row, Pair<?> pair) {
        Changeset<J> changes = (Changeset<J>) row;
        SchemaTable<J, ?> table = changes.table();
        for (int i = 0; i < names.size(); i++) {
            changes = changes.put(RowNode.value(table, position(table, names.get(i)), pair.keys()[i]));
        }
        for (Held held : join.held()) {
            int position = position(table, held.column());
            changes = changes.put(RowNode.value(
                    table, position, table.columns().get(position).type().decode(held.label())));
        }
        return new RowNode<>(pair.node().path(), changes);
    }

    /** As the relation has it where it is read: a constant, of the type of its column. */
    private static Text literal(Held held) {
        return new Text("'" + held.label().replace("'", "''") + "'");
    }

    private static int position(SchemaTable<?, ?> table, String name) {
        return table.columns().stream()
                .map(column -> column.column().name())
                .toList()
                .indexOf(name);
    }

    private Insert statement(List<@Nullable Object[]> pairs) {
        List<String> columns = new ArrayList<>(names);
        List<BulkRows.Column> values = new ArrayList<>(arrays(pairs));
        for (Held held : join.held()) {
            columns.add(held.column());
            values.add(new BulkRows.Same(literal(held)));
        }
        return new Insert(join.table(), columns, new BulkRows(values, pairs.size()), null, List.of());
    }

    private static <X> List<@Nullable Object[]> keys(List<Pair<X>> pairs) {
        List<@Nullable Object[]> keys = new ArrayList<>(pairs.size());
        pairs.forEach(pair -> keys.add(pair.keys()));
        return keys;
    }

    private List<BulkRows.Values<?>> arrays(List<@Nullable Object[]> pairs) {
        List<BulkRows.Values<?>> arrays = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            List<@Nullable Object> values = new ArrayList<>(pairs.size());
            for (@Nullable Object[] pair : pairs) {
                values.add(pair[i]);
            }
            arrays.add(array(keys.get(i), values));
        }
        return arrays;
    }

    @SuppressWarnings("unchecked") // a record's values are of the types of its columns
    private static <T> BulkRows.Values<T> array(Column<?, T> column, List<@Nullable Object> values) {
        return new BulkRows.Values<>(
                column.type(), (List<@Nullable T>) values, column.column().label());
    }
}

package io.millrace.internal.remove;

import io.millrace.column.Column;
import io.millrace.error.Code;
import io.millrace.error.DeleteRestricted;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.run.Runner;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Nested;
import io.millrace.internal.tree.expression.Parenthesis;
import io.millrace.internal.tree.expression.Text;
import io.millrace.internal.tree.statement.Assignment;
import io.millrace.internal.tree.statement.Select;
import io.millrace.internal.tree.statement.Update;
import io.millrace.internal.tree.statement.Visibility;
import io.millrace.internal.write.Assignments;
import io.millrace.internal.write.Removal;
import io.millrace.schema.Cascade;
import io.millrace.table.CascadeDefinition;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.KeyedTable;
import io.millrace.table.Table;
import io.millrace.type.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Does what relations say before rows are deleted: in batches of 1,000, one statement after the other, those that lead
 * further first. For one delete, in its transaction.
 */
public final class Cascades {

    private static final long BATCH = 1_000;

    private final Runner runner;
    private final Map<Table<?>, Set<List<Object>>> underWay = new HashMap<>();

    /** For a delete that runs there. */
    public Cascades(Runner runner) {
        this.runner = runner;
    }

    /** Whether a relation of a table says anything. */
    public static boolean has(Table<?> table) {
        return table.cascades().stream().anyMatch(each -> each.action() != Cascade.NOTHING);
    }

    /**
     * Locks the rows with these keys and does what relations say about them, which are then to be deleted so. A row that
     * somebody else relates to one of them meanwhile is either seen here, or meets rows that are deleted.
     */
    public Mono<Void> beforeLocked(KeyedTable<?, ?> table, List<List<Object>> keys, Removal removal) {
        Keyed rows = new Keyed(table, keys);
        return runner.all(() -> runner.statements().command("delete", rows.locking(), Keyed.decoder(table)))
                .then(Mono.defer(() -> before(rows, removal)));
    }

    /** The same of rows that are locked already. */
    public Mono<Void> before(KeyedTable<?, ?> table, List<List<Object>> keys, Removal removal) {
        return before(new Keyed(table, keys), removal);
    }

    private Mono<Void> before(Keyed rows, Removal removal) {
        Set<List<Object>> doing = underWay.computeIfAbsent(rows.table(), any -> new HashSet<>());
        return Flux.fromIterable(rows.table().cascades())
                .concatMap(cascade -> Mono.defer(() -> follow(rows, cascade, removal)))
                .doOnSubscribe(begun -> doing.addAll(rows.keys()))
                .doFinally(ended -> rows.keys().forEach(doing::remove))
                .then();
    }

    private Mono<Void> follow(Keyed rows, CascadeDefinition cascade, Removal removal) {
        Table<?> target = cascade.target().get();
        Node among = rows.among(target, cascade.far());
        return switch (cascade.action()) {
            case NOTHING -> Mono.empty();
            case RESTRICT -> restrict(rows.table(), cascade, target, among, removal);
            case NILIFY ->
                runner.count(() -> runner.statements().command("update", nilify(cascade, target, among), target))
                        .then();
            case DELETE -> remove(target, among, Removal.FOR_GOOD);
            case SOFT_DELETE -> remove(target, among, removal);
        };
    }

    private Mono<Void> restrict(
            Table<?> table, CascadeDefinition cascade, Table<?> target, Node among, Removal removal) {
        Node one = new Selected(new Text("1"), Types.INT4, null);
        Select select = Select.of(target.source(), List.of(one))
                .showing(target.source(), seen(removal))
                .where(among)
                .limit(new Parameter<>(Types.INT8, 1L, "limit"));
        return runner.first(() -> runner.statements().command("delete", select, (row, offset) -> true))
                .flatMap(found -> Mono.error(restricted(table, cascade, target)));
    }

    private Mono<Void> remove(Table<?> target, Node among, Removal removal) {
        if (!(target instanceof KeyedTable<?, ?> keyed)) {
            return count(target, removal, among).then();
        }
        return Cascades.has(target) ? removeFurther(keyed, among, removal) : removeBatches(keyed, among, removal);
    }

    /** Rows that nothing hangs on: a batch is one statement. */
    private Mono<Void> removeBatches(KeyedTable<?, ?> target, Node among, Removal removal) {
        List<Node> key = target.keyColumns().stream().<Node>map(Column::node).toList();
        Node one = key.size() == 1 ? key.get(0) : new Parenthesis(key);
        Node batch = new Infix(one, "in", new Nested("", keys(target, among, removal, BATCH)), Precedence.COMPARISON);
        return count(target, removal, batch)
                .expand(done -> done < BATCH ? Mono.empty() : count(target, removal, batch))
                .then();
    }

    /** Rows that others hang on: their keys are read, what hangs on them goes first. */
    private Mono<Void> removeFurther(KeyedTable<?, ?> target, Node among, Removal removal) {
        return Mono.defer(() -> {
            Set<List<Object>> doing = underWay.getOrDefault(target, Set.of());
            Select select = keys(target, among, removal, BATCH + doing.size()).lock(Keyed.lock(target));
            return runner.all(() -> runner.statements().command("delete", select, Keyed.decoder(target)))
                    .filter(key -> !doing.contains(key))
                    .collectList()
                    .flatMap(keys -> keys.isEmpty() ? Mono.<Void>empty() : batch(target, among, keys, removal));
        });
    }

    private Mono<Void> batch(KeyedTable<?, ?> target, Node among, List<List<Object>> keys, Removal removal) {
        Keyed rows = new Keyed(target, keys);
        return before(rows, removal)
                .then(Mono.defer(() -> count(target, removal, rows.among())))
                .then(Mono.defer(() -> keys.size() < BATCH ? Mono.empty() : removeFurther(target, among, removal)));
    }

    private Mono<Long> count(Table<?> target, Removal removal, Node where) {
        Node statement = removal.of(target, List.of(), List.of(where), List.of());
        return runner.count(() -> runner.statements().command("delete", statement, target));
    }

    private static Select keys(KeyedTable<?, ?> target, Node among, Removal removal, long most) {
        return Select.of(target.source(), List.copyOf(Keyed.columns(target)))
                .showing(target.source(), removal.keeps(target) ? Visibility.PRESENT : Visibility.ALL)
                .where(among)
                .limit(new Parameter<>(Types.INT8, most, "limit"));
    }

    static Visibility seen(Removal removal) {
        return removal == Removal.FOR_GOOD ? Visibility.ALL : Visibility.PRESENT;
    }

    private static Update nilify(CascadeDefinition cascade, Table<?> target, Node among) {
        List<Assignment> nulls = new ArrayList<>();
        for (ColumnDefinition column : target.definition().columns()) {
            if (cascade.far().contains(column.name())) {
                if (!column.nullable()) {
                    throw neverNull(cascade, target, column);
                }
                nulls.add(new Assignment(column.name(), new Text("null")));
            }
        }
        return new Update(
                List.of(),
                target.source(),
                Assignments.withAutomatic(target, nulls),
                List.of(),
                List.of(among),
                List.of());
    }

    private static DeleteRestricted restricted(Table<?> table, CascadeDefinition cascade, Table<?> target) {
        String relation = label(table, cascade);
        return new DeleteRestricted(
                Problem.of(
                        Code.DELETE_RESTRICTED,
                        "a " + table.source().label() + " was not deleted",
                        relation + " leads to a " + target.source().label()
                                + ", and the relation says that it must not be deleted then",
                        "delete those rows first, or say on the relation what becomes of them: onDelete = Cascade.DELETE"),
                relation);
    }

    private static InvalidQuery neverNull(CascadeDefinition cascade, Table<?> target, ColumnDefinition column) {
        String label = target.source().label() + "." + column.component();
        return new InvalidQuery(Problem.of(
                Code.INVALID_WRITE,
                label + " cannot be set to null, as the relation " + cascade.relation() + " says",
                "the column is never null",
                "make it @Nullable, or say something else: onDelete = Cascade.DELETE"));
    }

    static String label(Table<?> table, CascadeDefinition cascade) {
        return table.source().label() + "." + cascade.relation();
    }
}

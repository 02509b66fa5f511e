package io.millrace.internal.related;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.OnReplace;
import io.millrace.changeset.RelatedChanges;
import io.millrace.changeset.SchemaTable;
import io.millrace.error.ConstraintViolation;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import io.millrace.error.MillraceException;
import io.millrace.internal.remove.Cascades;
import io.millrace.internal.remove.Deletion;
import io.millrace.internal.run.Runner;
import io.millrace.internal.run.Staleness;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.expression.Text;
import io.millrace.internal.write.BulkKeys;
import io.millrace.internal.write.ChangesetRow;
import io.millrace.internal.write.ConflictRule;
import io.millrace.internal.write.Removal;
import io.millrace.internal.write.Stale;
import io.millrace.table.KeyedTable;
import io.millrace.type.Types;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sends the rows of one table: those that are written the same way together, or each by itself. */
final class RowStatements {

    private final Runner runner;
    private final boolean singly;
    private final String root;
    private final NewRows inserts;

    RowStatements(Runner runner, boolean singly, String root) {
        this.runner = runner;
        this.singly = singly;
        this.root = root;
        this.inserts = new NewRows(runner, this);
    }

    /** The rows as the database has them then, in the order of the nodes. A row that does not change is not sent. */
    <X> Mono<List<X>> rows(SchemaTable<X, ?> table, List<RowNode<X>> nodes) {
        return rows(table, nodes, ConflictRule.NONE);
    }

    /** The same, where an insert knows what to do about rows that are there; it must give back each row. */
    <X> Mono<List<X>> rows(SchemaTable<X, ?> table, List<RowNode<X>> nodes, ConflictRule conflict) {
        if (isAllNew(nodes)) {
            return inserts.of(table, nodes, conflict);
        }
        List<Integer> added = new ArrayList<>();
        Map<BitSet, List<Integer>> updates = new LinkedHashMap<>();
        List<@Nullable X> rows = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            Changeset<X> changes = nodes.get(i).changes();
            X row = changes.row().orElse(null);
            rows.add(row);
            if (row == null) {
                added.add(i);
            } else if (changes.hasValues()) {
                updates.computeIfAbsent(set(table, changes), columns -> new ArrayList<>())
                        .add(i);
            }
        }
        return Flux.fromIterable(updates.values())
                .concatMap(some -> updated(table, nodes, some).doOnNext(back -> NewRows.put(rows, some, back)))
                .then(Mono.defer(
                        () -> inserts.of(table, added.stream().map(nodes::get).toList(), conflict)
                                .doOnNext(back -> NewRows.put(rows, added, back))))
                .then(Mono.fromSupplier(
                        () -> rows.stream().map(Objects::requireNonNull).toList()));
    }

    /** Deletes rows that are not related any more, or lets them refer to nobody. */
    <X> Mono<Void> removed(RelatedChanges<X> relation, List<X> rows) {
        if (rows.isEmpty()) {
            return Mono.empty();
        }
        return switch (relation.onReplace()) {
            case DELETE, DELETE_IF_EXISTS -> {
                boolean all = relation.onReplace() == OnReplace.DELETE;
                yield deleted(relation.table(), keyed(relation.table()), rows, all);
            }
            default -> relation.isHeld() ? Mono.empty() : alone(relation, rows);
        };
    }

    private <X> Mono<Void> alone(RelatedChanges<X> relation, List<X> rows) {
        SchemaTable<X, ?> table = relation.table();
        List<X> changed = rows.stream()
                .map(row -> {
                    RowNode<X> node = new RowNode<>(List.of(), Changeset.of(table, row));
                    node.refer(relation.far(), relation.near(), null);
                    node.letGo(relation.constants().keySet());
                    return node.changes().applyOwn();
                })
                .toList();
        return bulk(keyed(table), rows, changed, told(relation)).then();
    }

    /** The columns that say whose a row is. */
    private static List<Integer> told(RelatedChanges<?> relation) {
        List<Integer> columns = new ArrayList<>(relation.far());
        columns.addAll(relation.constants().keySet());
        return columns;
    }

    private <X, K> Mono<Void> deleted(SchemaTable<X, ?> table, KeyedTable<X, K> keyed, List<X> rows, boolean all) {
        List<K> keys = rows.stream().map(keyed::keyOf).toList();
        Mono<Long> deleted = Cascades.has(table)
                ? Deletion.of(runner, keyed, Removal.USUAL, keys).count()
                : Flux.fromIterable(BulkKeys.delete(keyed, keys, Removal.USUAL, List.of()))
                        .concatMap(statement ->
                                runner.count(() -> runner.statements().command("delete", statement, table)))
                        .reduce(0L, Long::sum);
        return deleted.flatMap(
                count -> all && count != keys.size() ? Mono.error(Stale.gone(table, "deleted")) : Mono.empty());
    }

    private <X> Mono<List<X>> updated(SchemaTable<X, ?> table, List<RowNode<X>> nodes, List<Integer> places) {
        KeyedTable<X, ?> keyed = keyed(table);
        if (singly || places.size() == 1) {
            return Flux.fromIterable(places)
                    .concatMap(place -> alone(nodes.get(place), updated(keyed, nodes.get(place))))
                    .collectList();
        }
        List<X> read = places.stream()
                .map(place -> nodes.get(place).changes().row().orElseThrow())
                .toList();
        List<X> rows = places.stream()
                .map(place -> nodes.get(place).changes().applyOwn())
                .toList();
        List<Integer> set =
                set(table, nodes.get(places.get(0)).changes()).stream().boxed().toList();
        return together(bulk(keyed, read, rows, set));
    }

    private <X> Mono<X> updated(KeyedTable<X, ?> keyed, RowNode<X> node) {
        X row = node.changes().row().orElseThrow();
        return runner.first(() ->
                        runner.statements().command("update", ChangesetRow.update(keyed, row, node.changes()), keyed))
                .switchIfEmpty(Mono.defer(() -> stale(keyed, row)));
    }

    /** Finds the rows as they were read: what is set may be a column of their key. */
    private <X> Mono<List<X>> bulk(KeyedTable<X, ?> table, List<X> read, List<X> rows, List<Integer> set) {
        int width = table.columns().size();
        return runner.all(() -> runner.statements()
                        .command(
                                "update",
                                BulkKeys.update(table, read, rows, set, true)
                                        .returning(List.of(table.selected(), BulkKeys.place(table))),
                                (row, offset) -> new Placed<>(
                                        Types.INT8.decode(Objects.requireNonNull(row.get(offset + width), "place")),
                                        table.decode(row, offset))))
                .collectSortedList(Comparator.comparingLong(Placed::place))
                .flatMap(back -> back.size() == rows.size()
                        ? Mono.just(back.stream().map(Placed::row).toList())
                        : stale(table, read.get(missing(back))));
    }

    private static <X> int missing(List<Placed<X>> back) {
        int place = 0;
        while (place < back.size() && back.get(place).place() == place + 1) {
            place++;
        }
        return place;
    }

    private <X, T> Mono<T> stale(KeyedTable<X, ?> table, X row) {
        return Staleness.of(runner, table, row, "updated").flatMap(Mono::error);
    }

    /** What is wrong with a row that was sent by itself stands on its path. */
    <X> Mono<X> alone(RowNode<X> node, Mono<X> write) {
        return write.onErrorMap(ConstraintViolation.class, violation -> {
            MillraceException failure = node.changes().failure(violation);
            if (!(failure instanceof InvalidChangeset invalid)) {
                return failure;
            }
            return InvalidChangeset.of(root, Root.under(node.path(), invalid.errors()));
        });
    }

    /** Whether each row is sent by itself. */
    boolean isSingle() {
        return singly;
    }

    /** Has constraints that would be checked at COMMIT checked by each statement, for the rest of the transaction. */
    Mono<Void> checkingAtOnce() {
        return send("transaction", new Text("set constraints all immediate"));
    }

    /** Sends a statement that returns nothing. */
    Mono<Void> send(String verb, Node statement) {
        return runner.count(() -> runner.statements().<Object>command(verb, statement, (row, offset) -> offset))
                .then();
    }

    /** What is wrong with a row between two others is told by the changes of either; it stands on the path of the second. */
    <T> Mono<T> blamed(Changeset<?> owner, RowNode<?> node, Mono<T> write) {
        return write.onErrorMap(ConstraintViolation.class, violation -> {
            for (Changeset<?> changes : List.of(node.changes(), owner)) {
                if (changes.failureBetween(violation) instanceof InvalidChangeset invalid) {
                    FieldError last = invalid.errors().get(invalid.errors().size() - 1);
                    return InvalidChangeset.of(
                            root, List.of(new FieldError(node.path(), last.code(), last.template(), last.arguments())));
                }
            }
            return violation;
        });
    }

    static <T> Mono<T> together(Mono<T> write) {
        return write.onErrorMap(ConstraintViolation.class, Unknown::new);
    }

    private static <X> BitSet set(SchemaTable<X, ?> table, Changeset<X> changes) {
        BitSet set = new BitSet(table.columns().size());
        for (int i = 0; i < table.columns().size(); i++) {
            set.set(i, changes.hasValueAt(i));
        }
        return set;
    }

    /** Whether none of the rows is there yet. */
    static boolean isAllNew(List<? extends RowNode<?>> nodes) {
        for (RowNode<?> node : nodes) {
            if (!node.isNew()) {
                return false;
            }
        }
        return true;
    }

    private static <X> KeyedTable<X, ?> keyed(SchemaTable<X, ?> table) {
        return ChangesetRow.table(Changeset.of(table));
    }

    /** A row, and its place among those that were given. */
    private record Placed<X>(long place, X row) {}
}

package io.millrace.internal.related;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.SchemaTable;
import io.millrace.internal.run.Runner;
import io.millrace.internal.write.BulkInsert;
import io.millrace.internal.write.BulkInsert.Part;
import io.millrace.internal.write.ConflictRule;
import io.millrace.internal.write.Inserts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Inserts rows of one table: those that give the same columns together, or each by itself. */
final class NewRows {

    private final Runner runner;
    private final RowStatements statements;

    NewRows(Runner runner, RowStatements statements) {
        this.runner = runner;
        this.statements = statements;
    }

    /** The rows as the database has them then, in the order of the nodes. */
    <X> Mono<List<X>> of(SchemaTable<X, ?> table, List<RowNode<X>> nodes, ConflictRule conflict) {
        if (nodes.isEmpty()) {
            return Mono.just(List.of());
        }
        if (nodes.size() == 1) {
            return inserted(table, nodes.get(0), conflict).map(List::of);
        }
        if (statements.isSingle()) {
            return Flux.fromIterable(nodes)
                    .concatMap(node -> inserted(table, node, conflict))
                    .collectList();
        }
        return together(table, nodes, conflict);
    }

    private <X> Mono<List<X>> together(SchemaTable<X, ?> table, List<RowNode<X>> nodes, ConflictRule conflict) {
        List<Changeset<X>> changes = new ArrayList<>(nodes.size());
        nodes.forEach(node -> changes.add(node.changes()));
        List<Part> parts = BulkInsert.of(table, changes, conflict, List.of(table.selected()));
        if (parts.size() == 1) {
            return inserted(table, parts.get(0));
        }
        List<@Nullable X> rows = new ArrayList<>(nodes.size());
        nodes.forEach(node -> rows.add(null));
        return Flux.fromIterable(parts)
                .flatMapSequential(
                        part -> inserted(table, part).doOnNext(back -> put(rows, part.places(), back)),
                        Integer.MAX_VALUE)
                .then(Mono.fromSupplier(
                        () -> rows.stream().map(Objects::requireNonNull).toList()));
    }

    private <X> Mono<X> inserted(SchemaTable<X, ?> table, RowNode<X> node, ConflictRule conflict) {
        return statements
                .alone(
                        node,
                        runner.first(() ->
                                runner.statements().command("insert", Inserts.of(node.changes(), conflict), table)))
                .switchIfEmpty(Mono.error(() -> LeftOut.of(table, 1, 0)));
    }

    private <X> Mono<List<X>> inserted(SchemaTable<X, ?> table, Part part) {
        int sent = part.places().size();
        return RowStatements.together(runner.all(() -> runner.statements().command("insert", part.statement(), table))
                .collectList()
                .doOnNext(back -> requireAll(table, sent, back)));
    }

    /** Puts rows where they belong among others. */
    static <X> void put(List<@Nullable X> rows, List<Integer> places, List<X> back) {
        for (int i = 0; i < places.size(); i++) {
            rows.set(places.get(i), back.get(i));
        }
    }

    /** Fails where a trigger left some of them out. */
    private static void requireAll(SchemaTable<?, ?> table, int sent, List<?> back) {
        if (back.size() < sent) {
            throw LeftOut.of(table, sent, back.size());
        }
    }
}

package io.millrace.repo.write;

import io.millrace.error.DatabaseError;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.internal.run.Runner;
import io.millrace.internal.write.BulkInsert;
import io.millrace.internal.write.BulkInsert.Part;
import io.millrace.internal.write.ConflictRule;
import io.millrace.internal.write.ExistingRows;
import io.millrace.internal.write.Upserted;
import io.millrace.table.Insertable;
import io.millrace.table.Table;
import io.millrace.type.RowDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The insert of many rows that tells of each what came back of it. */
final class PlacedInsert<R> {

    private final Runner runner;
    private final Table<R> table;
    private final List<? extends Insertable<R>> sent;
    private final ConflictRule conflict;

    PlacedInsert(Runner runner, Table<R> table, List<? extends Insertable<R>> sent, ConflictRule conflict) {
        this.runner = runner;
        this.table = table;
        this.sent = sent;
        this.conflict = conflict;
    }

    /** What became of each row, as a server of this version tells it. */
    Mono<List<RowOutcome<R>>> outcomes(int version) {
        List<Part> parts = BulkInsert.of(table, sent, conflict, Upserted.returning(table, version));
        return sent(parts, Upserted.decoder(table))
                .flatMap(back -> complete(placed(parts, back, Upserted::row)))
                .onErrorMap(DatabaseError.class, failure -> Upserted.failure(table, failure));
    }

    /** What came back of each row, in their order, of those of which something did. */
    <V> Mono<List<V>> back(List<Part> parts, RowDecoder<V> decoder, Function<? super V, ? extends R> row) {
        return sent(parts, decoder)
                .map(lists -> placed(parts, lists, row).stream()
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** Each row as it was inserted, or as it was there. */
    Mono<List<R>> withExisting() {
        ExistingRows.require(table, sent, conflict);
        List<Part> parts = BulkInsert.of(table, sent, conflict, List.of(table.selected()));
        return sent(parts, table).flatMap(back -> {
            List<Optional<R>> placed = placed(parts, back, Function.identity());
            return existing(placed).map(others -> {
                List<R> all = new ArrayList<>(placed.size());
                for (int i = 0; i < placed.size(); i++) {
                    placed.get(i).or(either(others.get(i))).ifPresent(all::add);
                }
                return all;
            });
        });
    }

    private static <R> Supplier<Optional<R>> either(Optional<R> other) {
        return () -> other;
    }

    private Mono<List<RowOutcome<R>>> complete(List<Optional<Upserted<R>>> placed) {
        return existing(placed).map(others -> {
            List<RowOutcome<R>> outcomes = new ArrayList<>(placed.size());
            for (int i = 0; i < placed.size(); i++) {
                outcomes.add(outcome(placed.get(i), others.get(i)));
            }
            return outcomes;
        });
    }

    private static <R> RowOutcome<R> outcome(Optional<Upserted<R>> upserted, Optional<R> existing) {
        return upserted.map(one -> new RowOutcome<>(
                        one.inserted() ? RowOutcome.Kind.INSERTED : RowOutcome.Kind.UPDATED, Optional.of(one.row())))
                .orElseGet(() -> new RowOutcome<>(RowOutcome.Kind.UNCHANGED, existing));
    }

    /** The rows that are there where nothing came back, if they are to be read. */
    private Mono<List<Optional<R>>> existing(List<? extends Optional<?>> placed) {
        List<Optional<R>> none = new ArrayList<>(Collections.nCopies(placed.size(), Optional.empty()));
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < placed.size(); i++) {
            if (placed.get(i).isEmpty()) {
                places.add(i);
            }
        }
        if (!conflict.readsExisting() || places.isEmpty()) {
            return Mono.just(none);
        }
        List<? extends Insertable<R>> missing = places.stream().map(sent::get).toList();
        return found(missing).map(found -> {
            List<Optional<R>> ordered = Upserted.inOrder(table, missing, found, conflict);
            for (int i = 0; i < places.size(); i++) {
                none.set(places.get(i), ordered.get(i));
            }
            return none;
        });
    }

    private Mono<List<R>> found(List<? extends Insertable<R>> missing) {
        return ExistingRows.of(table, missing, conflict)
                .map(select -> runner.all(() -> runner.statements().command("get", select, table))
                        .collectList())
                .orElseGet(() -> Mono.just(List.of()));
    }

    /** What came back of each part; several are one transaction. */
    private <V> Mono<List<List<V>>> sent(List<Part> parts, RowDecoder<V> decoder) {
        Flux<List<V>> all = Flux.fromIterable(parts)
                .flatMapSequential(
                        part -> runner.all(() -> runner.statements().command("insert", part.statement(), decoder))
                                .collectList(),
                        InsertAll.AT_ONCE);
        return parts.size() <= 1
                ? all.collectList()
                : runner.transaction(TransactionSettings.DEFAULT, tx -> InsertAll.ended(tx, parts, all.collectList()));
    }

    /** For each row that was sent what came back of it. */
    private <V> List<Optional<V>> placed(List<Part> parts, List<List<V>> lists, Function<? super V, ? extends R> row) {
        List<Optional<V>> placed = new ArrayList<>(Collections.nCopies(sent.size(), Optional.empty()));
        for (int i = 0; i < parts.size(); i++) {
            List<Integer> places = parts.get(i).places();
            List<? extends Insertable<R>> given = places.stream().map(sent::get).toList();
            List<@Nullable V> found = Upserted.placed(table, given, lists.get(i), row, conflict);
            for (int j = 0; j < places.size(); j++) {
                placed.set(places.get(j), Optional.ofNullable(found.get(j)));
            }
        }
        return placed;
    }
}

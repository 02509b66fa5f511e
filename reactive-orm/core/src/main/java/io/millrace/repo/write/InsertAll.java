package io.millrace.repo.write;

import io.millrace.column.Column;
import io.millrace.error.DatabaseError;
import io.millrace.error.MillraceException;
import io.millrace.expr.Projection;
import io.millrace.expr.Selectable;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.internal.preload.Returned;
import io.millrace.internal.related.ChangesetWork;
import io.millrace.internal.run.Runner;
import io.millrace.internal.tree.Node;
import io.millrace.internal.write.BulkInsert;
import io.millrace.internal.write.BulkInsert.Part;
import io.millrace.internal.write.ConflictKeys;
import io.millrace.internal.write.ConflictRule;
import io.millrace.internal.write.ExistingRows;
import io.millrace.internal.write.Upserted;
import io.millrace.repo.sql.Statement;
import io.millrace.table.Insertable;
import io.millrace.table.Table;
import io.millrace.type.RowDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The insert of many rows in one round trip: emits the rows as the database has them, in the order they were given.
 * Cold: each subscription inserts them again. No row, no statement.
 *
 * <p>{@code insert into … select … from unnest($1::int8[], $2::text[])}: one text for any number of rows that give the
 * same columns. Rows that give different columns, so that omitted ones take their defaults, are one statement a set of
 * columns, and more than 10,000 rows are several; they are sent together in one transaction. Where a conflict was
 * skipped, fewer rows come back; with several statements, those of one come after those of another.
 *
 * <p>Changesets among the rows are checked first, all of them: {@link io.millrace.error.InvalidChangeset} has the errors
 * under the places of their rows.
 *
 * @param <R> the record
 */
public final class InsertAll<R> extends Flux<R> implements Write {

    private static final int AT_ONCE = 16;

    private final Runner runner;
    private final Table<R> table;
    private final List<? extends Insertable<R>> rows;
    private final ConflictRule conflict;
    private final boolean lastWins;

    /** What {@code repo.insertAll(…)} makes. */
    public InsertAll(
            Runner runner,
            Table<R> table,
            List<? extends Insertable<R>> rows,
            ConflictRule conflict,
            boolean lastWins) {
        this.lastWins = lastWins;
        this.runner = runner;
        this.table = table;
        this.rows = rows;
        this.conflict = conflict;
    }

    /** What to do where a unique index over these columns has such a row already: {@code on conflict (a, b) …}. */
    @SafeVarargs
    public final OnConflict<R, InsertAll<R>> onConflict(Column<? super R, ?> first, Column<? super R, ?>... more) {
        return OnConflict.columns(table, rule -> new InsertAll<>(runner, table, rows, rule, lastWins), first, more);
    }

    /** What to do where this constraint is hit: {@code on conflict on constraint name …}. */
    public OnConflict<R, InsertAll<R>> onConstraint(String name) {
        return OnConflict.constraint(table, rule -> new InsertAll<>(runner, table, rows, rule, lastWins), name);
    }

    /** Leaves out the rows that any unique index has already: {@code on conflict do nothing}. */
    public InsertAll<R> skipConflicts() {
        return new InsertAll<>(runner, table, rows, OnConflict.SKIP_ANY, lastWins);
    }

    /** Of rows that meet each other on the columns of the conflict, only the last is sent; they are refused without it. */
    public InsertAll<R> lastWins() {
        return new InsertAll<>(runner, table, rows, conflict, true);
    }

    /**
     * What became of each row that is sent, in their order: inserted, updated, or left as it was because of a conflict.
     * From PostgreSQL 18 the statement says so itself, before that by {@code xmax = 0}; of a partitioned table it cannot
     * then, and the insert is refused.
     */
    public Flux<RowOutcome<R>> outcomes() {
        return runner.serverVersion().flatMapMany(this::outcomes);
    }

    private Flux<RowOutcome<R>> outcomes(int version) {
        try {
            List<? extends Insertable<R>> sent = sent();
            List<Part> parts = BulkInsert.of(table, sent, conflict, Upserted.returning(table, version));
            Mono<List<RowOutcome<R>>> outcomes = sent(parts, Upserted.decoder(table))
                    .flatMap(back -> complete(sent, placed(sent, parts, back, Upserted::row)));
            return outcomes.onErrorMap(DatabaseError.class, failure -> Upserted.failure(table, failure))
                    .flatMapIterable(Function.identity());
        } catch (MillraceException refused) {
            return Flux.error(refused);
        }
    }

    private Mono<List<RowOutcome<R>>> complete(List<? extends Insertable<R>> sent, List<Optional<Upserted<R>>> placed) {
        return existing(sent, placed).map(others -> {
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
    private Mono<List<Optional<R>>> existing(List<? extends Insertable<R>> sent, List<? extends Optional<?>> placed) {
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
        return runner.all(() -> runner.statements().command("get", ExistingRows.of(table, missing, conflict), table))
                .collectList()
                .map(found -> {
                    List<Optional<R>> ordered = Upserted.inOrder(table, missing, found, conflict);
                    for (int i = 0; i < places.size(); i++) {
                        none.set(places.get(i), ordered.get(i));
                    }
                    return none;
                });
    }

    /** What came back of each part; several are one transaction. */
    private <V> Mono<List<List<V>>> sent(List<Part> parts, RowDecoder<V> decoder) {
        Flux<List<V>> all = Flux.fromIterable(parts)
                .flatMapSequential(
                        part -> runner.all(() -> runner.statements().command("insert", part.statement(), decoder))
                                .collectList(),
                        AT_ONCE);
        return parts.size() <= 1
                ? all.collectList()
                : runner.transaction(TransactionSettings.DEFAULT, tx -> all.collectList());
    }

    /** For each row that was sent what came back of it. */
    private <V> List<Optional<V>> placed(
            List<? extends Insertable<R>> sent,
            List<Part> parts,
            List<List<V>> lists,
            Function<? super V, ? extends R> row) {
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

    private Flux<R> withExisting() {
        try {
            List<? extends Insertable<R>> sent = sent();
            ExistingRows.target(table, conflict);
            List<Part> parts = BulkInsert.of(table, sent, conflict, List.of(table.selected()));
            Mono<List<R>> rows = sent(parts, table).flatMap(back -> {
                List<Optional<R>> placed = placed(sent, parts, back, Function.identity());
                return existing(sent, placed).map(others -> {
                    List<R> all = new ArrayList<>(placed.size());
                    for (int i = 0; i < placed.size(); i++) {
                        placed.get(i).or(either(others.get(i))).ifPresent(all::add);
                    }
                    return all;
                });
            });
            return rows.flatMapIterable(Function.identity());
        } catch (MillraceException refused) {
            return Flux.error(refused);
        }
    }

    private static <R> Supplier<Optional<R>> either(Optional<R> other) {
        return () -> other;
    }

    /** One selectable of each row, or a shape of it: {@code … returning expression}. */
    public <V> Flux<V> returning(Selectable<? super R, V> selectable) {
        Returned<V> returned = Returned.of(runner, selectable);
        return returned.rest().of(returning(returned.projection()));
    }

    /** How many rows were inserted or, on conflict, updated; the rows themselves are not read. */
    public Mono<Long> returningCount() {
        try {
            List<Part> parts = parts(List.of());
            Flux<Part> all = Flux.fromIterable(parts);
            return parts.size() <= 1
                    ? all.concatMap(this::count).single(0L)
                    : runner.transaction(
                            TransactionSettings.DEFAULT,
                            tx -> all.flatMapSequential(this::count, AT_ONCE).reduce(0L, Long::sum));
        } catch (MillraceException refused) {
            return Mono.error(refused);
        }
    }

    @Override
    public List<Statement> toSql() {
        return parts(List.of(table.selected())).stream()
                .map(part -> Statement.of(runner.statements().command("insert", part.statement(), table)))
                .toList();
    }

    @Override
    public void subscribe(CoreSubscriber<? super R> actual) {
        if (conflict.readsExisting()) {
            withExisting().subscribe(actual);
            return;
        }
        returning(new Projection<>(List.of(table.selected()), table.columns().size(), table))
                .subscribe(actual);
    }

    private List<Part> parts(List<Node> returning) {
        return BulkInsert.of(table, sent(), conflict, returning);
    }

    private List<? extends Insertable<R>> sent() {
        ChangesetWork.check(rows);
        return ConflictKeys.distinct(table, rows, conflict, lastWins);
    }

    private Mono<Long> count(Part part) {
        return runner.count(() -> runner.statements().command("insert", part.statement(), table));
    }

    private <V> Flux<V> returning(Projection<V> projection) {
        try {
            List<Part> parts = parts(projection.columns());
            return switch (parts.size()) {
                case 0 -> Flux.empty();
                case 1 -> runner.all(() -> command(parts.get(0), projection));
                default -> together(parts, projection);
            };
        } catch (MillraceException refused) {
            return Flux.error(refused);
        }
    }

    private <V> Flux<V> together(List<Part> parts, Projection<V> projection) {
        Mono<List<List<V>>> all = runner.transaction(
                TransactionSettings.DEFAULT,
                tx -> Flux.fromIterable(parts)
                        .flatMapSequential(
                                part -> runner.all(() -> command(part, projection))
                                        .collectList(),
                                AT_ONCE)
                        .collectList());
        return all.flatMapIterable(lists -> placed(parts, lists));
    }

    private <V> Command<V> command(Part part, Projection<V> projection) {
        return runner.statements().command("insert", part.statement(), projection.decoder());
    }

    private static <V> Iterable<V> placed(List<Part> parts, List<List<V>> lists) {
        TreeMap<Integer, V> placed = new TreeMap<>();
        for (int i = 0; i < lists.size(); i++) {
            List<Integer> places = parts.get(i).places();
            if (places.size() != lists.get(i).size()) {
                return lists.stream().flatMap(List::stream).toList();
            }
            for (int j = 0; j < places.size(); j++) {
                placed.put(places.get(j), lists.get(i).get(j));
            }
        }
        return List.copyOf(placed.values());
    }
}

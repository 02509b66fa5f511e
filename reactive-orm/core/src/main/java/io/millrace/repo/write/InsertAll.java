package io.millrace.repo.write;

import io.millrace.column.Column;
import io.millrace.error.MillraceException;
import io.millrace.expr.Projection;
import io.millrace.expr.Selectable;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.internal.exec.transaction.TransactionHandle;
import io.millrace.internal.preload.Returned;
import io.millrace.internal.related.ChangesetRows;
import io.millrace.internal.run.Runner;
import io.millrace.internal.tree.Node;
import io.millrace.internal.write.BulkInsert;
import io.millrace.internal.write.BulkInsert.Part;
import io.millrace.internal.write.ConflictKeys;
import io.millrace.internal.write.ConflictRule;
import io.millrace.internal.write.Upserted;
import io.millrace.repo.sql.Statement;
import io.millrace.table.Insertable;
import io.millrace.table.Table;
import io.millrace.type.RowDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
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
 * skipped, fewer rows come back; with several statements and a conflict that names no columns, those of one come after
 * those of another.
 *
 * <p>Changesets among the rows are checked first, all of them: {@link io.millrace.error.InvalidChangeset} has the errors
 * under the places of their rows, and so has a violated constraint that one of them declares. Their rows of relations
 * are written with them, those of one kind as one statement, in one transaction, and so is the work that they carry.
 *
 * @param <R> the record
 */
public final class InsertAll<R> extends Flux<R> implements Write {

    static final int AT_ONCE = 16;

    private final Runner runner;
    private final Table<R> table;
    private final List<? extends Insertable<R>> rows;
    private final ConflictRule conflict;
    private final boolean lastWins;
    private final ChangesetRows<R> changesets;

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
        this.changesets = new ChangesetRows<>(runner, rows, conflict);
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

    /**
     * Of rows that meet each other on the columns of the conflict, only the last is sent; they are refused without it.
     * Where the conflict names a constraint, it is one that the record declares.
     */
    public InsertAll<R> lastWins() {
        return new InsertAll<>(runner, table, rows, conflict, true);
    }

    /**
     * What became of each row that is sent, in their order: inserted, updated, or left as it was because of a conflict.
     * From PostgreSQL 18 the statement says so itself, before that by {@code xmax = 0}; of a partitioned table it cannot
     * then, and the insert is refused. Where rows may be left as they are, they are found by the columns of the conflict,
     * and the insert is refused before it is sent where it names none: {@link #skipConflicts()}.
     */
    public Flux<RowOutcome<R>> outcomes() {
        return Flux.defer(() -> {
            Upserted.require(table, rows, conflict);
            return runner.serverVersion().flatMapMany(this::outcomes);
        });
    }

    private Flux<RowOutcome<R>> outcomes(int version) {
        try {
            List<? extends Insertable<R>> sent = sent();
            changesets.requireNoMore("inserted for their outcomes");
            return changesets.explained(sent, placed(sent).outcomes(version)).flatMapIterable(Function.identity());
        } catch (MillraceException refused) {
            return Flux.error(refused);
        }
    }

    private Flux<R> withExisting() {
        try {
            List<? extends Insertable<R>> sent = sent();
            changesets.requireNoMore("inserted with what to do on a conflict");
            return changesets.explained(sent, placed(sent).withExisting()).flatMapIterable(Function.identity());
        } catch (MillraceException refused) {
            return Flux.error(refused);
        }
    }

    private PlacedInsert<R> placed(List<? extends Insertable<R>> sent) {
        return new PlacedInsert<>(runner, table, sent, conflict);
    }

    /** One selectable of each row, or a shape of it: {@code … returning expression}. */
    public <V> Flux<V> returning(Selectable<? super R, V> selectable) {
        Returned<V> returned = Returned.of(runner, selectable);
        try {
            changesets.requireNoMore("inserted for something else than their rows");
        } catch (MillraceException refused) {
            return Flux.error(refused);
        }
        return returned.rest().of(returning(returned.projection()));
    }

    /** How many rows were inserted or, on conflict, updated; the rows themselves are not read. */
    public Mono<Long> returningCount() {
        return Mono.defer(this::counted);
    }

    private Mono<Long> counted() {
        try {
            List<? extends Insertable<R>> sent = sent();
            if (changesets.isMore()) {
                return changesets.written(sent).map(all -> (long) all.size());
            }
            List<Part> parts = BulkInsert.of(table, sent, conflict, List.of());
            Mono<Long> count = switch (parts.size()) {
                case 0 -> Mono.just(0L);
                case 1 -> count(parts.get(0));
                default ->
                    runner.transaction(
                            TransactionSettings.DEFAULT,
                            tx -> ended(
                                    tx,
                                    parts,
                                    Flux.fromIterable(parts)
                                            .flatMapSequential(this::count, AT_ONCE)
                                            .reduce(0L, Long::sum)));
            };
            return changesets.explained(sent, count);
        } catch (MillraceException refused) {
            return Mono.error(refused);
        }
    }

    @Override
    public List<Statement> toSql() {
        return BulkInsert.of(table, sent(), conflict, List.of(table.selected())).stream()
                .map(part -> Statement.of(runner.statements().command("insert", part.statement(), table)))
                .toList();
    }

    @Override
    public void subscribe(CoreSubscriber<? super R> actual) {
        if (conflict.readsExisting()) {
            withExisting().subscribe(actual);
            return;
        }
        if (changesets.isMore()) {
            more().subscribe(actual);
            return;
        }
        returning(new Projection<>(List.of(table.selected()), table.columns().size(), table))
                .subscribe(actual);
    }

    private Flux<R> more() {
        try {
            return changesets.written(sent()).flatMapIterable(Function.identity());
        } catch (MillraceException refused) {
            return Flux.error(refused);
        }
    }

    private List<? extends Insertable<R>> sent() {
        changesets.check();
        return ConflictKeys.distinct(table, rows, conflict, lastWins);
    }

    private Mono<Long> count(Part part) {
        return runner.count(() -> runner.statements().command("insert", part.statement(), table));
    }

    /** Each subscription draws its own keys. */
    private <V> Flux<V> returning(Projection<V> projection) {
        return Flux.defer(() -> sentReturning(projection));
    }

    private <V> Flux<V> sentReturning(Projection<V> projection) {
        try {
            List<? extends Insertable<R>> sent = sent();
            List<Part> parts = BulkInsert.of(table, sent, conflict, projection.columns());
            Flux<V> back = switch (parts.size()) {
                case 0 -> Flux.empty();
                case 1 -> runner.all(() -> command(parts.get(0), projection));
                default ->
                    Upserted.isPlaced(table, sent, conflict) ? inPlace(sent, projection) : together(parts, projection);
            };
            return changesets.isExplained()
                    ? changesets.explained(sent, back.collectList()).flatMapIterable(Function.identity())
                    : back;
        } catch (MillraceException refused) {
            return Flux.error(refused);
        }
    }

    /**
     * Where rows may be left out, and it is known by which columns, each is read whole as well: so its place is found.
     */
    private <V> Flux<V> inPlace(List<? extends Insertable<R>> sent, Projection<V> projection) {
        List<Node> columns = new ArrayList<>();
        columns.add(table.selected());
        columns.addAll(projection.columns());
        int width = table.columns().size();
        RowDecoder<V> rest = projection.decoder();
        RowDecoder<Back<R, V>> decoder =
                (row, offset) -> new Back<>(table.decode(row, offset), rest.decode(row, offset + width));
        Mono<List<Back<R, V>>> all = new PlacedInsert<>(runner, table, sent, conflict)
                .back(BulkInsert.of(table, sent, conflict, columns), decoder, Back::row);
        return all.flatMapIterable(Function.identity()).map(Back::value);
    }

    private <V> Flux<V> together(List<Part> parts, Projection<V> projection) {
        Mono<List<List<V>>> all = runner.transaction(
                TransactionSettings.DEFAULT,
                tx -> ended(
                        tx,
                        parts,
                        Flux.fromIterable(parts)
                                .flatMapSequential(
                                        part -> runner.all(() -> command(part, projection))
                                                .collectList(),
                                        AT_ONCE)
                                .collectList()));
        return all.flatMapIterable(lists -> placed(parts, lists));
    }

    /** The transaction of these parts, which is theirs alone: where all are sent at once, COMMIT goes with them. */
    static <T> Mono<T> ended(TransactionHandle tx, List<Part> parts, Mono<T> sent) {
        return parts.size() <= AT_ONCE ? tx.last(sent) : sent;
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

    /** A row, and what is read of it. */
    private record Back<R, V>(R row, V value) {}
}

package io.millrace.repo.write;

import io.millrace.column.Column;
import io.millrace.error.Code;
import io.millrace.error.DatabaseError;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.expr.Projection;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.internal.run.Runner;
import io.millrace.internal.run.Staleness;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.statement.AllOrNone;
import io.millrace.internal.tree.statement.Update;
import io.millrace.internal.write.BulkKeys;
import io.millrace.table.KeyedTable;
import io.millrace.type.RowDecoder;
import io.millrace.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Updates all rows by primary key, or none of them. */
final class KeyedUpdate<R> {

    private static final Projection<Boolean> NOTHING = new Projection<>(List.of(), 0, (row, offset) -> true);
    private static final RowDecoder<Long> COUNT =
            (row, offset) -> Types.INT8.decode(Objects.requireNonNull(row.get(offset), "count"));

    /** A division by zero: what the statement does where it meets another number of rows. */
    private static final String MISSED = "22012";

    private final Runner runner;
    private final KeyedTable<R, ?> table;
    private final List<R> rows;
    private final List<Column<? super R, ?>> columns;

    KeyedUpdate(Runner runner, KeyedTable<R, ?> table, List<R> rows, List<Column<? super R, ?>> columns) {
        this.runner = runner;
        this.table = table;
        this.rows = rows;
        this.columns = columns;
    }

    /** How many they were. */
    Mono<Long> count() {
        return once(
                () -> runner.first(() ->
                        runner.statements().command("update", new AllOrNone(update(rows, false), rows.size()), COUNT)),
                () -> together(NOTHING).map(all -> (long) all.size()),
                0L);
    }

    /** What is read of each, in their order. */
    <V> Mono<List<V>> returning(Projection<V> projection) {
        return once(
                () -> runner.all(() -> atOnce(projection)).collectList().map(back -> placed(back, rows.size())),
                () -> together(projection),
                List.of());
    }

    /** What is sent outside of a transaction. */
    <V> List<? extends Command<?>> commands(Projection<V> projection) {
        if (rows.isEmpty()) {
            return List.of();
        }
        return rows.size() <= BulkKeys.CHUNK ? List.of(atOnce(projection)) : chunks(projection);
    }

    private <T> Mono<T> once(Supplier<Mono<T>> alone, Supplier<Mono<T>> together, T none) {
        return Mono.deferContextual(context -> {
            if (rows.isEmpty()) {
                return Mono.just(none);
            }
            return rows.size() > BulkKeys.CHUNK || runner.executor().isInTransaction(context)
                    ? together.get()
                    : alone.get().onErrorResume(KeyedUpdate::isMissed, missed -> together.get());
        });
    }

    private static boolean isMissed(Throwable failure) {
        return failure instanceof DatabaseError error && error.sqlState().equals(MISSED);
    }

    private <V> Command<Placed<V>> atOnce(Projection<V> projection) {
        Update update = update(rows, true).returning(read(projection));
        return runner.statements().command("update", new AllOrNone(update, rows.size()), decoder(projection));
    }

    /** In a transaction, which is undone where a row is missing. */
    private <V> Mono<List<V>> together(Projection<V> projection) {
        return runner.transaction(
                TransactionSettings.DEFAULT,
                tx -> Flux.fromIterable(chunks(projection))
                        .concatMap(command -> runner.all(() -> command).collectList())
                        .collectList()
                        .flatMap(this::complete));
    }

    private <V> List<Command<Placed<V>>> chunks(Projection<V> projection) {
        List<Command<Placed<V>>> commands = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += BulkKeys.CHUNK) {
            List<R> some = rows.subList(from, Math.min(rows.size(), from + BulkKeys.CHUNK));
            commands.add(runner.statements()
                    .command("update", update(some, true).returning(read(projection)), decoder(projection)));
        }
        return commands;
    }

    /** All of them in the order they were given, or why the first that is missing was not updated. */
    private <V> Mono<List<V>> complete(List<List<Placed<V>>> chunks) {
        List<V> written = new ArrayList<>(rows.size());
        for (List<Placed<V>> chunk : chunks) {
            int size = Math.min(rows.size() - written.size(), BulkKeys.CHUNK);
            int missing = missing(chunk, size);
            if (missing >= 0) {
                R stale = rows.get(written.size() + missing);
                return Staleness.of(runner, table, stale, "updated").flatMap(Mono::error);
            }
            written.addAll(placed(chunk, size));
        }
        return Mono.just(written);
    }

    private static int missing(List<? extends Placed<?>> back, int size) {
        boolean[] found = new boolean[size];
        back.forEach(one -> found[one.place()] = true);
        for (int i = 0; i < size; i++) {
            if (!found[i]) {
                return i;
            }
        }
        return -1;
    }

    private static <V> List<V> placed(List<Placed<V>> back, int size) {
        List<@Nullable V> placed = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            placed.add(null);
        }
        back.forEach(one -> placed.set(one.place(), one.value()));
        List<V> all = new ArrayList<>(size);
        placed.forEach(one -> all.add(Objects.requireNonNull(one, "row")));
        return all;
    }

    private Update update(List<R> some, boolean places) {
        return BulkKeys.update(table, some, columns.stream().map(this::position).toList(), places);
    }

    private List<Node> read(Projection<?> projection) {
        List<Node> read = new ArrayList<>(projection.columns());
        read.add(BulkKeys.place(table));
        return read;
    }

    private static <V> RowDecoder<Placed<V>> decoder(Projection<V> projection) {
        return (row, offset) -> new Placed<>(
                (int) (Types.INT8.decode(Objects.requireNonNull(row.get(offset + projection.width()), "place")) - 1),
                projection.decoder().decode(row, offset));
    }

    private int position(Column<? super R, ?> column) {
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).column().name().equals(column.column().name())) {
                return i;
            }
        }
        throw new InvalidQuery(Problem.of(
                Code.INVALID_WRITE,
                column.column().label() + " cannot be set here",
                "rows of " + table.source().label() + " are updated",
                "use a column of " + table.source().label()));
    }

    /** What is read of a row, and the row's place among those that were given, counted from 0. */
    private record Placed<V>(int place, V value) {}
}

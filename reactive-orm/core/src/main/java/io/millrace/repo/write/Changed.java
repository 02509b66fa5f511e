package io.millrace.repo.write;

import io.millrace.error.MillraceException;
import io.millrace.expr.Projection;
import io.millrace.expr.Selectable;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.internal.preload.Returned;
import io.millrace.internal.remove.Deletion;
import io.millrace.internal.run.Runner;
import io.millrace.internal.tree.Node;
import io.millrace.repo.sql.Statement;
import io.millrace.table.Table;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A change of many rows: how many they were, or with {@link #returning()} the rows themselves. Several statements are one
 * transaction. Cold: each subscription changes them again.
 *
 * @param <R> the record
 */
public final class Changed<R> extends Mono<Long> implements Write {

    private final Runner runner;
    private final String verb;
    private final Table<R> table;
    private final Function<List<Node>, List<? extends Node>> statements;
    private final @Nullable Deletion<R> deletion;

    private Changed(
            Runner runner,
            String verb,
            Table<R> table,
            Function<List<Node>, List<? extends Node>> statements,
            @Nullable Deletion<R> deletion) {
        this.runner = runner;
        this.verb = verb;
        this.table = table;
        this.statements = statements;
        this.deletion = deletion;
    }

    /** What {@code repo.updateAll(…).set(…)} and {@code repo.restoreAll(…)} make. */
    public static <R> Changed<R> update(Runner runner, Table<R> table, Function<List<Node>, Node> statement) {
        return new Changed<>(runner, "update", table, returning -> List.of(statement.apply(returning)), null);
    }

    /**
     * What {@code repo.deleteAll(…)} and {@code repo.purgeAll(…)} make.
     *
     * @param deletion what does it where relations have something to say, or null
     */
    public static <R> Changed<R> delete(
            Runner runner,
            Table<R> table,
            Function<List<Node>, List<? extends Node>> statements,
            @Nullable Deletion<R> deletion) {
        return new Changed<>(runner, "delete", table, statements, deletion);
    }

    /** The rows as they are after the change (before it, for a delete): {@code … returning …}. */
    public Flux<R> returning() {
        return returning(
                new Projection<>(List.of(table.selected()), table.columns().size(), table));
    }

    /** One selectable of each row, or a shape of it: {@code … returning expression}. */
    public <V> Flux<V> returning(Selectable<? super R, V> selectable) {
        Returned<V> returned = Returned.of(runner, selectable);
        return returned.rest().of(returning(returned.projection()));
    }

    /**
     * The statements that change the rows of the table itself. What relations say of a delete comes before them, and
     * depends on the rows that are there.
     */
    @Override
    public List<Statement> toSql() {
        return commands(List.of()).stream().map(Statement::of).toList();
    }

    @Override
    public void subscribe(CoreSubscriber<? super Long> actual) {
        count().subscribe(actual);
    }

    private Mono<Long> count() {
        try {
            List<Command<R>> commands = commands(List.of());
            if (deletion != null && !commands.isEmpty()) {
                return deletion.count();
            }
            return switch (commands.size()) {
                case 0 -> Mono.just(0L);
                case 1 -> runner.count(() -> commands.get(0));
                default ->
                    runner.transaction(
                            TransactionSettings.DEFAULT,
                            tx -> Flux.fromIterable(commands)
                                    .concatMap(command -> runner.count(() -> command))
                                    .reduce(0L, Long::sum));
            };
        } catch (MillraceException refused) {
            return Mono.error(refused);
        }
    }

    private <V> Flux<V> returning(Projection<V> projection) {
        try {
            List<? extends Node> all = statements.apply(projection.columns());
            if (deletion != null && !all.isEmpty()) {
                return deletion.returning(projection);
            }
            return switch (all.size()) {
                case 0 -> Flux.empty();
                case 1 -> runner.all(() -> command(all.get(0), projection));
                default -> together(all, projection).flatMapIterable(Function.identity());
            };
        } catch (MillraceException refused) {
            return Flux.error(refused);
        }
    }

    private <V> Mono<List<V>> together(List<? extends Node> all, Projection<V> projection) {
        return runner.transaction(
                TransactionSettings.DEFAULT,
                tx -> Flux.fromIterable(all)
                        .concatMap(statement -> runner.all(() -> command(statement, projection)))
                        .collectList());
    }

    private <V> Command<V> command(Node statement, Projection<V> projection) {
        return runner.statements().command(verb, statement, projection.decoder());
    }

    private List<Command<R>> commands(List<Node> returning) {
        return statements.apply(returning).stream()
                .map(statement -> runner.statements().command(verb, statement, table))
                .toList();
    }
}

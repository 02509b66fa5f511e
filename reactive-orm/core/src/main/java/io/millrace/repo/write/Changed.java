package io.millrace.repo.write;

import io.millrace.expr.Projection;
import io.millrace.expr.Selectable;
import io.millrace.internal.run.Runner;
import io.millrace.internal.tree.Node;
import io.millrace.repo.sql.Statement;
import io.millrace.table.Table;
import java.util.List;
import java.util.function.Function;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A change of many rows: how many they were, or with {@link #returning()} the rows themselves. Cold: each subscription
 * changes them again.
 *
 * @param <R> the record
 */
public final class Changed<R> extends Mono<Long> implements Write {

    private final Runner runner;
    private final String verb;
    private final Table<R> table;
    private final Function<List<Node>, Node> statement;

    /** What {@code repo.updateAll(…).set(…)} and {@code repo.deleteAll(…)} makes. */
    public Changed(Runner runner, String verb, Table<R> table, Function<List<Node>, Node> statement) {
        this.runner = runner;
        this.verb = verb;
        this.table = table;
        this.statement = statement;
    }

    /** The rows as they are after the change (before it, for a delete): {@code … returning …}. */
    public Flux<R> returning() {
        return returning(
                new Projection<>(List.of(table.selected()), table.columns().size(), table));
    }

    /** One selectable of each row: {@code … returning expression}. */
    public <V> Flux<V> returning(Selectable<? super R, V> selectable) {
        return returning(selectable.projection());
    }

    @Override
    public List<Statement> toSql() {
        return List.of(Statement.of(runner.statements().command(verb, statement.apply(List.of()), table)));
    }

    @Override
    public void subscribe(CoreSubscriber<? super Long> actual) {
        runner.count(() -> runner.statements().command(verb, statement.apply(List.of()), table))
                .subscribe(actual);
    }

    private <V> Flux<V> returning(Projection<V> projection) {
        return runner.all(
                () -> runner.statements().command(verb, statement.apply(projection.columns()), projection.decoder()));
    }
}

package io.millrace.internal.preload;

import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.internal.exec.statement.AllFlux;
import io.millrace.internal.run.Runner;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What is made of rows once they have been read: relations are loaded into them, or the lists of a shape are fetched and its
 * records made.
 *
 * @param <T> the rows
 */
public final class Rest<T> {

    private final Runner runner;
    private final UnaryOperator<List<T>> whole;
    private final @Nullable Function<List<T>, Mono<List<T>>> work;
    private final @Nullable Early<T> early;

    /**
     * @param whole makes one of rows that are parts of one
     * @param work what is done then, or null for nothing
     * @param early reads the rows together with what their known keys lead to, or null where nothing is known
     */
    Rest(
            Runner runner,
            UnaryOperator<List<T>> whole,
            @Nullable Function<List<T>, Mono<List<T>>> work,
            @Nullable Early<T> early) {
        this.runner = runner;
        this.whole = whole;
        this.work = work;
        this.early = early;
    }

    static <T> Rest<T> none(Runner runner) {
        return new Rest<>(runner, UnaryOperator.identity(), null, null);
    }

    /** Whether nothing is left to do. */
    public boolean isNothing() {
        return work == null;
    }

    /** The rows of a command, done; all at once where there is something to do. */
    public Flux<T> all(Supplier<Command<T>> command) {
        return early == null ? of(runner.all(command)) : early.read(command).flatMapIterable(Function.identity());
    }

    /** Whether what its rows lead to is read together with them. */
    public boolean isEarly() {
        return early != null;
    }

    /** Whether what its only row leads to is read together with it. */
    public boolean isEarlyForOne() {
        return early != null && early.isOfOne();
    }

    /** The rows of a publisher, each once, with all that joins bring for their relations, and nothing done yet. */
    public Mono<List<T>> whole(Flux<T> rows) {
        return AllFlux.list(rows).map(whole);
    }

    /** The rows, done; all at once. */
    public Mono<List<T>> of(List<T> rows) {
        return work == null ? Mono.just(rows) : work.apply(rows);
    }

    /** The rows of a publisher, done; all at once. */
    public Flux<T> of(Flux<T> rows) {
        return work == null ? rows : whole(rows).flatMap(this::of).flatMapIterable(Function.identity());
    }

    /** The row of a publisher, done. */
    public Mono<T> of(Mono<T> row) {
        return work == null ? row : row.flatMap(one -> of(List.of(one))).map(all -> all.get(0));
    }

    /**
     * The rows of a cursor, done a part of them at a time. Outside of a transaction one is begun for it, read-only, so that
     * all of it is read on one connection.
     */
    public Flux<T> stream(Flux<T> rows, int part) {
        if (work == null) {
            return rows;
        }
        Flux<T> done = rows.buffer(part).concatMap(this::of, 1).concatMapIterable(Function.identity(), 1);
        return Flux.deferContextual(context -> runner.executor().isInTransaction(context)
                ? done
                : runner.transactionStream(TransactionSettings.DEFAULT.reading(), begun -> done));
    }
}

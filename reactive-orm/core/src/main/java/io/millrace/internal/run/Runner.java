package io.millrace.internal.run;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.Executor;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.internal.exec.statement.Flight;
import io.millrace.internal.exec.statement.Follower;
import io.millrace.internal.exec.transaction.TransactionHandle;
import io.millrace.observe.RepoListener;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs commands on one database. A command that cannot be made is an error of its publisher, not of the call. Where
 * nobody listens, the executor's publishers are handed on as they are.
 */
public final class Runner {

    private final Executor executor;
    private final Statements statements;
    private final @Nullable Watch watch;
    private final ServerVersion version;

    private Runner(Executor executor, Statements statements, @Nullable Watch watch, ServerVersion version) {
        this.executor = executor;
        this.statements = statements;
        this.watch = watch;
        this.version = version;
    }

    /** A runner on an executor, watched by a listener where there is one. */
    public static Runner on(Executor executor, @Nullable RepoListener listener) {
        return new Runner(
                executor,
                new Statements(),
                listener == null ? null : Watch.of(executor, listener),
                new ServerVersion());
    }

    /** The same, with an open transaction around everything it does. */
    public Runner within(TransactionHandle around) {
        Executor inner = executor.within(around);
        return new Runner(inner, statements, watch == null ? null : watch.on(inner), version);
    }

    /**
     * The same, for statements that are made when they are subscribed: where they were asked for is where the caller is now.
     */
    public Runner here() {
        if (watch == null) {
            return this;
        }
        Watch placed = watch.here();
        return placed == watch ? this : new Runner(executor, statements, placed, version);
    }

    /** What it runs on. */
    public Executor executor() {
        return executor;
    }

    /** Makes commands of trees. */
    public Statements statements() {
        return statements;
    }

    /** The version of the server, such as 180001; asked for once. */
    public Mono<Integer> serverVersion() {
        return version.of(executor);
    }

    /** The first row, or empty. */
    public <T> Mono<T> first(Supplier<Command<T>> command) {
        try {
            Command<T> made = command.get();
            Mono<T> rows = executor.first(made);
            return watch == null ? rows : watch.rows(rows, made);
        } catch (MillraceException refused) {
            return Mono.error(refused);
        }
    }

    /** The row that has a key, or empty. */
    public <T> Mono<T> get(Supplier<Command<T>> read) {
        try {
            Command<T> made = read.get();
            Mono<T> row = executor.get(made);
            return watch == null ? row : watch.rows(row, made);
        } catch (MillraceException refused) {
            return Mono.error(refused);
        }
    }

    /** Every row. */
    public <T> Flux<T> all(Supplier<Command<T>> command) {
        try {
            return all(command.get());
        } catch (MillraceException refused) {
            return Flux.error(refused);
        }
    }

    /** Every row of a command that is made. */
    public <T> Flux<T> all(Command<T> made) {
        Flux<T> rows = executor.all(made);
        return watch == null ? rows : watch.rows(rows, made);
    }

    /** Every row of what is asked for once, and therefore not prepared where it has no values. */
    public <T> Flux<T> once(Supplier<Command<T>> command) {
        try {
            Command<T> made = command.get();
            Flux<T> rows = executor.once(made);
            return watch == null ? rows : watch.rows(rows, made);
        } catch (MillraceException refused) {
            return Flux.error(refused);
        }
    }

    /** Every row of the read that leads a flight. */
    public <T> Flux<T> leading(Flight flight, Supplier<Command<T>> command) {
        try {
            Command<T> made = command.get();
            Flux<T> rows = executor.leading(flight, made);
            return watch == null ? rows : watch.rows(rows, made);
        } catch (MillraceException refused) {
            return Flux.error(refused);
        }
    }

    /** Every row of a read that follows in a flight. */
    public <T> Flux<T> following(Follower follower, Supplier<Command<T>> command) {
        try {
            Command<T> made = command.get();
            Flux<T> rows = executor.following(follower, made);
            return watch == null ? rows : watch.rows(rows, made);
        } catch (MillraceException refused) {
            return Flux.error(refused);
        }
    }

    /** Every row, fetched as they are asked for. */
    public <T> Flux<T> stream(Supplier<Command<T>> command, int fetchSize) {
        try {
            Command<T> made = command.get();
            Flux<T> rows = executor.stream(made, fetchSize);
            return watch == null ? rows : watch.rows(rows, made);
        } catch (MillraceException refused) {
            return Flux.error(refused);
        }
    }

    /** How many rows were affected. */
    public Mono<Long> count(Supplier<? extends Command<?>> command) {
        try {
            Command<?> made = command.get();
            Mono<Long> count = executor.update(made);
            return watch == null ? count : watch.count(count, made);
        } catch (MillraceException refused) {
            return Mono.error(refused);
        }
    }

    /** A transaction whose value is emitted after its end. */
    public <T> Mono<T> transaction(
            TransactionSettings settings, Function<? super TransactionHandle, ? extends Mono<? extends T>> body) {
        Mono<T> transaction = executor.transaction(settings, body);
        return watch == null ? transaction : watch.transaction(transaction);
    }

    /** A transaction whose values are emitted while it runs. */
    public <T> Flux<T> transactionStream(
            TransactionSettings settings, Function<? super TransactionHandle, ? extends Publisher<? extends T>> body) {
        Flux<T> transaction = executor.transactionStream(settings, body);
        return watch == null ? transaction : watch.transaction(transaction);
    }
}

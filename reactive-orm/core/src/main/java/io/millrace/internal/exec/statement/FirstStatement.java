package io.millrace.internal.exec.statement;

import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.link.Delivery;
import io.millrace.internal.exec.link.Link;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlResult;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;

/** Emits the first row, or completes empty. */
final class FirstStatement<T> extends Statement<T> {

    private final Command<T> typed;
    private @Nullable FirstRow<T> row;

    FirstStatement(Command<T> command, Route route, CoreSubscriber<? super T> actual) {
        super(command, route, actual);
        this.typed = command;
    }

    @Override
    protected Future<?> send(Link on) {
        FirstRow<T> reading = new FirstRow<>(typed.decoder());
        row = reading;
        return on.prepared(command.sql()).collecting(reading).execute(Binding.of(command));
    }

    @Override
    public @Nullable Throwable undecodable() {
        return row == null ? null : row.thrown();
    }

    @Override
    void emit(@Nullable SqlResult<?> result) {
        T value = row == null ? null : row.value();
        if (value == null || Delivery.next(actual, value, this)) {
            Delivery.complete(actual);
        }
    }
}

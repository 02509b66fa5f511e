package io.millrace.internal.exec.statement;

import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.link.Delivery;
import io.millrace.internal.exec.link.Link;
import io.millrace.type.RowDecoder;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlResult;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;

/** Emits how many rows the statement affected; rows that come back are not read. */
final class CountStatement extends Statement<Long> {

    private static final RowDecoder<Object> NOTHING = (row, offset) -> true;

    CountStatement(Command<?> command, Route route, CoreSubscriber<? super Long> actual) {
        super(command, route, actual);
    }

    @Override
    protected Future<?> send(Link on) {
        return on.prepared(command.sql()).collecting(new FirstRow<>(NOTHING)).execute(Binding.of(command));
    }

    @Override
    public @Nullable Throwable undecodable() {
        return null;
    }

    @Override
    void emit(@Nullable SqlResult<?> result) {
        if (Delivery.next(actual, result == null ? 0L : (long) result.rowCount(), this)) {
            Delivery.complete(actual);
        }
    }
}

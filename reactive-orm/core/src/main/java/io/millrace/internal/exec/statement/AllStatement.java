package io.millrace.internal.exec.statement;

import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.link.Delivery;
import io.millrace.internal.exec.link.Link;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlResult;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;

/** Emits every row, as fast as they are asked for, once all of them are there. */
final class AllStatement<T> extends Statement<T> {

    @SuppressWarnings("rawtypes")
    private static final AtomicLongFieldUpdater<AllStatement> REQUESTED =
            AtomicLongFieldUpdater.newUpdater(AllStatement.class, "requested");

    private final Command<T> typed;
    private @Nullable AllRows<T> rows;
    private volatile @Nullable List<T> ready;
    private volatile boolean dropped;
    private volatile long requested;
    private int position;

    AllStatement(Command<T> command, Route route, CoreSubscriber<? super T> actual) {
        super(command, route, actual);
        this.typed = command;
    }

    @Override
    public void request(long n) {
        if (Operators.validate(n)) {
            long before = Operators.addCap(REQUESTED, this, n);
            super.request(n);
            if (before == 0) {
                List<T> values = ready;
                if (values != null) {
                    drain(values);
                }
            }
        }
    }

    @Override
    protected Future<?> send(Link on) {
        AllRows<T> reading = new AllRows<>(typed.decoder());
        rows = reading;
        return on.prepared(command.sql()).collecting(reading).execute(Binding.of(command));
    }

    @Override
    public @Nullable Throwable undecodable() {
        return rows == null ? null : rows.thrown();
    }

    @Override
    void emit(@Nullable SqlResult<?> result) {
        List<T> values = rows == null ? List.of() : rows.values();
        if (values.isEmpty()) {
            Delivery.complete(actual);
        } else {
            ready = values;
            drain(values);
        }
    }

    @Override
    void discard() {
        dropped = true;
        ready = null;
    }

    private void drain(List<T> values) {
        int size = values.size();
        long emitted = 0;
        long wanted = requested;
        while (true) {
            while (emitted != wanted) {
                if (dropped) {
                    return;
                }
                if (!Delivery.next(actual, values.get(position++), this)) {
                    return;
                }
                emitted++;
                if (position == size) {
                    if (!dropped) {
                        ready = null;
                        Delivery.complete(actual);
                    }
                    return;
                }
            }
            wanted = requested;
            if (emitted == wanted) {
                wanted = REQUESTED.addAndGet(this, -emitted);
                if (wanted == 0) {
                    return;
                }
                emitted = 0;
            }
        }
    }
}

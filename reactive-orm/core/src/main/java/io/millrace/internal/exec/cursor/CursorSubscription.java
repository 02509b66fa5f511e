package io.millrace.internal.exec.cursor;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.failure.Diagnosis;
import io.millrace.internal.exec.link.Delivery;
import io.millrace.internal.exec.transaction.Block;
import io.millrace.internal.exec.transaction.Step;
import io.millrace.internal.row.RowView;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;

/** One reader of a cursor. Everything but the counting of requests happens on the link's thread. */
final class CursorSubscription<T> implements Subscription {

    private final Block block;
    private final Command<T> command;
    private final int fetchSize;
    private final CoreSubscriber<? super T> actual;
    private final RowView view = RowView.empty();
    private final AtomicLong requested = new AtomicLong();
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean cancelled;

    private @Nullable PreparedStatement prepared;
    private @Nullable Cursor cursor;
    private @Nullable RowIterator<Row> rows;
    private boolean waiting;
    private boolean exhausted;
    private boolean over;
    private boolean draining;

    CursorSubscription(Block block, Command<T> command, int fetchSize, CoreSubscriber<? super T> actual) {
        this.block = block;
        this.command = command;
        this.fetchSize = fetchSize;
        this.actual = actual;
    }

    @Override
    public void request(long n) {
        if (!Operators.validate(n)) {
            return;
        }
        requested.accumulateAndGet(n, Operators::addCap);
        if (started.compareAndSet(false, true)) {
            block.link().run(this::prepare);
        } else {
            block.link().run(this::drain);
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        if (!started.compareAndSet(false, true)) {
            block.link().run(this::drain);
        }
    }

    private void prepare() {
        if (cancelled) {
            over = true;
            return;
        }
        waiting = true;
        block.submit(new Step(block, command, connection -> connection.prepare(command.sql()), (result, failure) -> {
            waiting = false;
            if (result instanceof PreparedStatement statement) {
                prepared = statement;
                cursor = statement.cursor(values());
                drain();
            } else if (failure != null) {
                fail(failure);
            }
        }));
    }

    private void fetch(Cursor from) {
        waiting = true;
        block.submit(new Step(block, command, connection -> from.read(fetchSize), (result, failure) -> {
            waiting = false;
            if (result instanceof RowSet<?> part) {
                @SuppressWarnings("unchecked")
                RowSet<Row> typed = (RowSet<Row>) part;
                rows = typed.iterator();
                exhausted = !from.hasMore();
                drain();
            } else if (failure != null) {
                fail(failure);
            }
        }));
    }

    /** Passes on what is there and asked for, and sees to what comes next. Not entered again from downstream. */
    private void drain() {
        if (draining || over) {
            return;
        }
        draining = true;
        try {
            passOn();
        } finally {
            draining = false;
        }
    }

    private void passOn() {
        while (!over) {
            if (cancelled) {
                if (!waiting) {
                    close();
                }
                return;
            }
            RowIterator<Row> part = rows;
            if (part != null && part.hasNext()) {
                if (requested.get() == 0 || !emit(part.next())) {
                    return;
                }
            } else if (waiting) {
                return;
            } else if (exhausted) {
                close();
                Delivery.complete(actual);
            } else if (requested.get() > 0 && cursor != null) {
                rows = null;
                fetch(cursor);
                return;
            } else {
                return;
            }
        }
    }

    private boolean emit(Row row) {
        T value;
        try {
            value = view.decoded(command.decoder(), row);
        } catch (Throwable thrown) {
            fail(Diagnosis.undecodable(thrown, command));
            return false;
        }
        if (value != null) {
            if (requested.get() != Long.MAX_VALUE) {
                requested.decrementAndGet();
            }
            Delivery.next(actual, value, this);
        }
        return true;
    }

    private void fail(MillraceException failure) {
        if (!over) {
            boolean heard = !cancelled;
            close();
            if (heard) {
                Delivery.error(actual, failure);
            }
        }
    }

    private void close() {
        over = true;
        rows = null;
        Cursor open = cursor;
        PreparedStatement statement = prepared;
        cursor = null;
        prepared = null;
        if (open != null) {
            block.submitNow(new Step(block, command, connection -> open.close(), (result, failure) -> {}));
        }
        if (statement != null) {
            block.submitNow(new Step(block, command, connection -> statement.close(), (result, failure) -> {}));
        }
    }

    private Tuple values() {
        return Tuple.wrap(command.values().clone());
    }
}

package io.millrace.internal.exec.statement;

import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.link.Delivery;
import io.millrace.internal.exec.link.Link;
import io.millrace.type.RowDecoder;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlResult;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;

/** Emits every row, as fast as they are asked for, once all of them are there. */
class AllStatement<T> extends Statement<T> {

    @SuppressWarnings("rawtypes")
    private static final AtomicLongFieldUpdater<AllStatement> REQUESTED =
            AtomicLongFieldUpdater.newUpdater(AllStatement.class, "requested");

    @SuppressWarnings("rawtypes")
    private static final AtomicIntegerFieldUpdater<AllStatement> TURNS =
            AtomicIntegerFieldUpdater.newUpdater(AllStatement.class, "turns");

    private @Nullable AllRows<T> rows;
    private volatile @Nullable AllRows<T> ready;
    private volatile boolean dropped;
    private volatile long requested;

    @SuppressWarnings("UnusedVariable") // the updater's
    private volatile int turns;

    private int position;

    AllStatement(Command<T> command, Route route, CoreSubscriber<? super T> actual) {
        super(command, route, actual);
    }

    @Override
    public void request(long n) {
        if (Operators.validate(n)) {
            Operators.addCap(REQUESTED, this, n);
            super.request(n);
            // The answer may be here already: the link's thread does not wait for the one that asked.
            AllRows<T> answer = ready;
            if (answer != null) {
                drain(answer);
            }
        }
    }

    @Override
    protected Future<?> send(Link on) {
        @SuppressWarnings("unchecked") // it was given a command of this type
        AllRows<T> reading = new AllRows<>((RowDecoder<T>) command.decoder());
        rows = reading;
        return ask(on, reading);
    }

    /** Sends it, to be read so. */
    Future<?> ask(Link on, AllRows<T> reading) {
        return on.prepared(command.sql()).collecting(reading).execute(Binding.of(command));
    }

    @Override
    public @Nullable Throwable undecodable() {
        return rows == null ? null : rows.thrown();
    }

    @Override
    void emit(@Nullable SqlResult<?> result) {
        AllRows<T> answer = rows;
        if (actual instanceof AllFlux.AtOnce) {
            @SuppressWarnings("unchecked") // what it takes is what this emits
            AllFlux.AtOnce<T> whole = (AllFlux.AtOnce<T>) actual;
            whole.take(answer == null ? List.of() : answer.list());
        } else if (answer == null || answer.size() == 0) {
            Delivery.complete(actual);
        } else {
            ready = answer;
            drain(answer);
        }
    }

    @Override
    void discard() {
        dropped = true;
        ready = null;
    }

    /** Passes on what was asked for; one thread at a time, which goes on for those that come meanwhile. */
    private void drain(AllRows<T> answer) {
        if (TURNS.getAndIncrement(this) != 0) {
            return;
        }
        int taken = 1;
        do {
            if (!passOn(answer)) {
                return;
            }
            taken = TURNS.addAndGet(this, -taken);
        } while (taken != 0);
    }

    /** Whether there is more to pass on later. */
    private boolean passOn(AllRows<T> answer) {
        int size = answer.size();
        long wanted = requested;
        long emitted = 0;
        while (emitted != wanted) {
            if (dropped || !Delivery.next(actual, answer.value(position++), this)) {
                return false;
            }
            emitted++;
            if (position == size) {
                if (!dropped) {
                    ready = null;
                    Delivery.complete(actual);
                }
                return false;
            }
        }
        Operators.produced(REQUESTED, this, emitted);
        return true;
    }
}

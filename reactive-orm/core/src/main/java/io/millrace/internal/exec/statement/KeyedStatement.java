package io.millrace.internal.exec.statement;

import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.failure.Diagnosis;
import io.millrace.internal.exec.link.Delivery;
import io.millrace.internal.exec.link.Link;
import io.millrace.type.RowDecoder;
import io.millrace.type.RowReader;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlResult;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;

/** Emits the row that has a key, or completes empty; sent on its own, or one of those that are sent together. */
final class KeyedStatement<T> extends Statement<T> {

    private @Nullable FirstRow<T> row;
    private @Nullable T found;
    private @Nullable Throwable thrown;
    private @Nullable KeyedStatement<?> next;
    private volatile @Nullable Together together;

    KeyedStatement(Command<T> command, Route route, CoreSubscriber<? super T> actual) {
        super(command, route, actual);
    }

    Object key() {
        return Objects.requireNonNull(command.values()[0], "a key");
    }

    /** The next one in the list it stands in: of those that were asked for, later of those with the same key. */
    @Nullable KeyedStatement<?> next() {
        return next;
    }

    void next(@Nullable KeyedStatement<?> following) {
        next = following;
    }

    /** Those it is sent together with, or null while it is on its own. */
    @Nullable Together together() {
        return together;
    }

    void together(@Nullable Together company) {
        together = company;
    }

    /** Tells its subscriber that it is sent in the statement of another. */
    void follow() {
        if (actual instanceof Accompanied told) {
            told.accompanied();
        }
    }

    /** Takes the row that has its key: each takes its own, so that what one does to it no other sees. */
    void take(RowReader received, int offset) {
        try {
            found = decoder().decode(received, offset);
        } catch (Throwable failure) {
            thrown = failure;
        }
    }

    /** Ends it with what it has taken. */
    void conclude() {
        if (thrown == null) {
            finish(null);
        } else {
            failWith(Diagnosis.undecodable(thrown, command));
        }
    }

    @Override
    protected Future<?> send(Link on) {
        FirstRow<T> reading = new FirstRow<>(decoder());
        row = reading;
        return on.prepared(command.sql()).collecting(reading).execute(Binding.of(command));
    }

    @Override
    public @Nullable Throwable undecodable() {
        return row == null ? null : row.thrown();
    }

    @Override
    void emit(@Nullable SqlResult<?> result) {
        T value = row == null ? found : row.value();
        if (value == null || Delivery.next(actual, value, this)) {
            Delivery.complete(actual);
        }
    }

    @SuppressWarnings("unchecked") // it was given a command of this type
    private RowDecoder<T> decoder() {
        return (RowDecoder<T>) command.decoder();
    }
}

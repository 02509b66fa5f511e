package io.millrace.internal.exec.statement;

import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.failure.Diagnosis;
import io.millrace.internal.exec.link.Delivery;
import io.millrace.internal.exec.link.Link;
import io.millrace.type.RowReader;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlResult;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;

/** Emits the row that has a key, or completes empty; sent on its own, or one of those that are sent together. */
final class KeyedStatement<T> extends Statement<T> {

    private final Command<T> typed;
    private final Object key;
    private @Nullable FirstRow<T> row;
    private @Nullable T found;
    private @Nullable Throwable thrown;
    private @Nullable KeyedStatement<?> sameKey;
    private volatile @Nullable Together together;

    KeyedStatement(Command<T> command, Object key, Route route, CoreSubscriber<? super T> actual) {
        super(command, route, actual);
        this.typed = command;
        this.key = key;
    }

    Object key() {
        return key;
    }

    /** The next one in the same company that asks for the same key. */
    @Nullable KeyedStatement<?> sameKey() {
        return sameKey;
    }

    void sameKey(@Nullable KeyedStatement<?> next) {
        sameKey = next;
    }

    /** Those it is sent together with, or null while it is on its own. */
    @Nullable Together together() {
        return together;
    }

    void together(@Nullable Together company) {
        together = company;
    }

    /** Takes the row that has its key: each takes its own, so that what one does to it no other sees. */
    void take(RowReader received, int offset) {
        try {
            found = typed.decoder().decode(received, offset);
        } catch (Throwable failure) {
            thrown = failure;
        }
    }

    /** Ends it with what it has taken. */
    void conclude() {
        if (thrown == null) {
            finish(null);
        } else {
            failWith(Diagnosis.undecodable(thrown, typed));
        }
    }

    @Override
    protected Future<?> send(Link on) {
        FirstRow<T> reading = new FirstRow<>(typed.decoder());
        row = reading;
        return on.prepared(typed.sql()).collecting(reading).execute(Binding.of(typed));
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
}

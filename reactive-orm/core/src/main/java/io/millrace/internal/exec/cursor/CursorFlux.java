package io.millrace.internal.exec.cursor;

import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.command.Kind;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.internal.exec.transaction.Block;
import io.millrace.internal.exec.transaction.Transactions;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;

/**
 * The rows of a command through a cursor, each time it is subscribed. Outside of a transaction it opens one, read-only
 * where the command only reads, and completes after its COMMIT.
 */
public final class CursorFlux<T> extends Flux<T> {

    private final Transactions transactions;
    private final Command<T> command;
    private final int fetchSize;

    /** A stream of a command's rows, so many at a time. */
    public CursorFlux(Transactions transactions, Command<T> command, int fetchSize) {
        this.transactions = transactions;
        this.command = command;
        this.fetchSize = fetchSize;
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        Block block = transactions.ambient(actual.currentContext());
        if (block != null) {
            actual.onSubscribe(new CursorSubscription<>(block, command, fetchSize, actual));
            return;
        }
        TransactionSettings settings =
                command.kind() == Kind.READ ? TransactionSettings.DEFAULT.reading() : TransactionSettings.DEFAULT;
        transactions.<T>stream(settings, handle -> this).subscribe(actual);
    }

    @Override
    public String toString() {
        return command.toString();
    }
}

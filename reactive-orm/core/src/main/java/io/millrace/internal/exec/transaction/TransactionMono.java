package io.millrace.internal.exec.transaction;

import io.millrace.internal.exec.setting.TransactionSettings;
import java.util.function.Function;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/** A transaction each time it is subscribed; its value comes after COMMIT, or after a savepoint's release. */
final class TransactionMono<T> extends Mono<T> {

    private final Transactions transactions;
    private final TransactionSettings settings;
    private final Function<? super TransactionHandle, ? extends Mono<? extends T>> body;

    TransactionMono(
            Transactions transactions,
            TransactionSettings settings,
            Function<? super TransactionHandle, ? extends Mono<? extends T>> body) {
        this.transactions = transactions;
        this.settings = settings;
        this.body = body;
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        actual.onSubscribe(new SingleRun<>(transactions.opened(settings, actual, body), actual));
    }
}

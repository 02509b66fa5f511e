package io.millrace.internal.exec.transaction;

import io.millrace.internal.exec.setting.TransactionSettings;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;

/** A transaction each time it is subscribed; its items come while it runs, its completion after COMMIT. */
final class TransactionFlux<T> extends Flux<T> {

    private final Transactions transactions;
    private final TransactionSettings settings;
    private final Function<? super TransactionHandle, ? extends Publisher<? extends T>> body;

    TransactionFlux(
            Transactions transactions,
            TransactionSettings settings,
            Function<? super TransactionHandle, ? extends Publisher<? extends T>> body) {
        this.transactions = transactions;
        this.settings = settings;
        this.body = body;
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        actual.onSubscribe(new StreamRun<>(transactions.opened(settings, actual, body), actual));
    }
}

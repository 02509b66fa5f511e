package io.millrace.internal.exec;

import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.internal.exec.transaction.TransactionHandle;
import io.millrace.internal.exec.transaction.Transactions;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A transaction around everything. A statement that is in no transaction of its own gets a savepoint, so that its failure
 * undoes it alone, as it would outside.
 */
final class Enclosed implements Surroundings {

    private final Transactions transactions;
    private final TransactionHandle around;

    Enclosed(Transactions transactions, TransactionHandle around) {
        this.transactions = transactions;
        this.around = around;
    }

    @Override
    public <T> Mono<T> statement(Mono<T> statement) {
        return Mono.deferContextual(
                context -> transactions.ambient(context) == null ? around.with(savepoint(statement)) : statement);
    }

    /** Rows are emitted behind the savepoint: what is done with them must not wait for it. */
    @Override
    public <T> Flux<T> statement(Flux<T> statement) {
        Mono<List<T>> rows = savepoint(statement.collectList());
        return Flux.deferContextual(context ->
                transactions.ambient(context) == null ? around.with(rows).flatMapIterable(all -> all) : statement);
    }

    @Override
    public <T> Mono<T> transaction(Mono<T> transaction) {
        return around.with(transaction);
    }

    @Override
    public <T> Flux<T> transaction(Flux<T> transaction) {
        return around.with(transaction);
    }

    private <T> Mono<T> savepoint(Mono<T> statement) {
        return transactions.single(TransactionSettings.DEFAULT, handle -> statement);
    }
}

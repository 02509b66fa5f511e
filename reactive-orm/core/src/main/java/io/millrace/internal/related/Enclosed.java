package io.millrace.internal.related;

import io.millrace.error.ConstraintViolation;
import io.millrace.error.InvalidChangeset;
import io.millrace.error.MillraceException;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.internal.exec.transaction.TransactionHandle;
import io.millrace.internal.run.Runner;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Writes whose violated constraints mean something. */
final class Enclosed {

    private Enclosed() {}

    /**
     * A write, in a savepoint where a transaction is open: a statement that fails would end it. A constraint that is
     * checked only at COMMIT means then what it would have meant at the write.
     */
    static <T> Mono<T> savepoint(
            Runner runner, Mono<T> write, Function<? super ConstraintViolation, ? extends MillraceException> meaning) {
        return Mono.deferContextual(context -> runner.executor().isInTransaction(context)
                ? runner.transaction(TransactionSettings.DEFAULT, tx -> {
                    atCommit(tx, meaning);
                    return write;
                })
                : write);
    }

    /** Lets a constraint that is checked at COMMIT mean something there. */
    static void atCommit(
            TransactionHandle tx, Function<? super ConstraintViolation, ? extends MillraceException> meaning) {
        tx.onViolation(violation -> meaning.apply(violation) instanceof InvalidChangeset invalid ? invalid : null);
    }
}

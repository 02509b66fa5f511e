package io.millrace.internal.exec.transaction;

import io.millrace.error.ConstraintViolation;
import io.millrace.error.MillraceException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What a block wants of the COMMIT of its transaction: what is done after it, and what a constraint means that is
 * violated by it. All of it is void where the block is undone. On the link's thread.
 */
final class AtCommit {

    private List<Mono<?>> work = List.of();
    private List<Meaning> meanings = List.of();

    /** Has something done once the outermost block has committed. */
    void afterwards(Mono<?> one) {
        work = added(work, List.of(one));
    }

    /** What is to be done once the outermost block has committed, in the order in which it was asked for. */
    List<Mono<?>> work() {
        return work;
    }

    /** Notes what a constraint means. */
    void onViolation(Meaning meaning) {
        meanings = added(meanings, List.of(meaning));
    }

    /** The block around wants the same. */
    void passOn(AtCommit around) {
        around.work = added(around.work, work);
        around.meanings = added(around.meanings, meanings);
    }

    /** What the failure of COMMIT means to those who wrote something: to the first of them that knows. */
    @Nullable MillraceException meant(@Nullable MillraceException failure) {
        if (failure instanceof ConstraintViolation violation) {
            for (Meaning meaning : meanings) {
                MillraceException meant = meaning.of(violation);
                if (meant != null) {
                    return meant;
                }
            }
        }
        return failure;
    }

    private static <T> List<T> added(List<T> list, List<? extends T> more) {
        if (more.isEmpty()) {
            return list;
        }
        List<T> longer = list.isEmpty() ? new ArrayList<>(more.size()) : list;
        longer.addAll(more);
        return longer;
    }

    /** What a violated constraint means; null for nothing. */
    @FunctionalInterface
    interface Meaning {
        @Nullable MillraceException of(ConstraintViolation violation);
    }
}

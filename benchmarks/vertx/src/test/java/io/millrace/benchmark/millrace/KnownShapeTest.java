package io.millrace.benchmark.millrace;

import static io.millrace.benchmark.millrace.WorldTable.WORLD;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.query.Query;
import io.millrace.repo.Repo;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;

/**
 * What a query costs whose shape was seen before, from {@code repo.all} to the statement of a subscriber that has only to
 * ask for it to be sent: counted in bytes, on a repo that never connects.
 */
class KnownShapeTest {

    private static final int BUDGET = 300;
    private static final int SHAPES = 1_000;
    private static final int OPERATIONS = 20_000;

    private final Repo repo = Repo.connect("postgresql://nobody@localhost:1/nothing");
    private final Query<World> query = from(WORLD).where(WORLD.id.eq(7));

    @AfterEach
    void close() {
        repo.close().block();
    }

    @Test
    void isAtMostThreeHundredBytes() {
        assertThat(bytes()).as("bytes of a known shape").isPositive().isLessThanOrEqualTo(BUDGET);
    }

    /** To the byte: nothing of the way there grows with what else is known. */
    @Test
    void costsTheSameAmongAThousand() {
        double alone = bytes();
        Set<String> texts = new HashSet<>();
        for (int bits = 1; bits <= SHAPES; bits++) {
            texts.add(repo.toSql(Shapes.asking(bits)).sql());
        }
        assertThat(texts).hasSize(SHAPES);

        assertThat(bytes()).isLessThanOrEqualTo(alone + 1);
    }

    /** What is left after it is the request, which sends the statement. */
    private double bytes() {
        Unasked<World> subscriber = new Unasked<>();
        return Steady.bytes(BUDGET, OPERATIONS, () -> {
            for (int i = 0; i < OPERATIONS; i++) {
                repo.all(query).subscribe(subscriber);
            }
            assertThat(subscriber.subscribed).isNotNull();
        });
    }

    /** Subscribes, and never asks for a row. */
    private static final class Unasked<T> implements CoreSubscriber<T> {

        /** Kept, so that the compiler cannot do without the statement that it is. */
        private volatile @Nullable Subscription subscribed;

        @Override
        public void onSubscribe(Subscription subscription) {
            subscribed = subscription;
        }

        @Override
        public void onNext(T value) {
            throw new IllegalStateException("nothing was asked for");
        }

        @Override
        public void onError(Throwable failure) {
            throw new IllegalStateException("nothing was asked for", failure);
        }

        @Override
        public void onComplete() {
            throw new IllegalStateException("nothing was asked for");
        }
    }
}

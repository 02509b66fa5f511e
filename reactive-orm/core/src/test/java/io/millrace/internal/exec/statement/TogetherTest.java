package io.millrace.internal.exec.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.error.ConnectionLost;
import io.millrace.error.InvalidValue;
import io.millrace.error.MillraceException;
import io.millrace.internal.exec.Decoders;
import io.millrace.internal.exec.Executor;
import io.millrace.internal.exec.ExecutorFixture;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.command.Gather;
import io.millrace.internal.exec.failure.Reach;
import io.millrace.internal.exec.link.Link;
import io.millrace.type.RowDecoder;
import io.vertx.core.Handler;
import io.vertx.sqlclient.SqlResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.test.StepVerifier;

/** Reads by key that cannot be sent together, or cannot be sent at all: each is told, and those behind them go on. */
class TogetherTest {

    private static final String ONE = "select id, name from item where id = $1::int4";
    private static final String MANY = "select id, name from item where id = any($1::int4[])";
    private static final Gather GATHER = new Gather(MANY, "get item", 0, TogetherTest::array);
    private static final RowDecoder<String> NAME = (row, offset) -> (String) row.get(offset + 1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void aKeyThatIsNotLikeTheOthersIsTheFailureOfWhoAskedForIt() {
        try (ExecutorFixture fixture =
                ExecutorFixture.open("create table item (id int primary key, name text not null);"
                        + " insert into item select i, 'item ' || i from generate_series(1, 300) i")) {
            Executor executor = fixture.executor();
            Flux<Object> keys = Flux.range(1, 300).map(key -> key == 7 ? "seven" : key);
            Flux<String> gets = keys.flatMapSequential(
                    key -> executor.get(read(key)).onErrorResume(InvalidValue.class, mine -> Mono.just("not a key")),
                    300);
            Mono<Integer> turn = executor.first(Command.read("one", "select 1", Decoders.INT));

            StepVerifier.create(turn.thenMany(gets).collectList())
                    .assertNext(names -> assertThat(names)
                            .hasSize(300)
                            .startsWith("item 1")
                            .endsWith("item 300")
                            .containsOnlyOnce("not a key"))
                    .expectComplete()
                    .verify(PATIENCE);
            fixture.assertHealthy();
        }
    }

    @Test
    void thoseThatCannotBeSentAreToldAndThoseBehindThemAreSent() {
        Refusing lane = new Refusing(1);
        Turn turn = new Turn();
        List<Object> heard = new ArrayList<>();
        Gatherer gatherer = new Gatherer(lane, turn::add, GATHER);
        Flux.range(1, 300)
                .flatMap(
                        key -> get(lane, gatherer, key)
                                .doOnError(heard::add)
                                .doFinally(end -> heard.add(end))
                                .onErrorComplete(),
                        300)
                .subscribe();

        turn.end();

        assertThat(heard)
                .hasSize(556)
                .filteredOn(SignalType.ON_COMPLETE::equals)
                .hasSize(44);
        assertThat(heard)
                .filteredOn(MillraceException.class::isInstance)
                .hasSize(256)
                .doesNotHaveDuplicates();
        assertThat(heard.get(0))
                .isInstanceOfSatisfying(
                        ConnectionLost.class,
                        lost -> assertThat(lost)
                                .hasCauseInstanceOf(RejectedExecutionException.class)
                                .hasMessage("""
                                ORM-402: get item: it could not be sent
                                  query: select id, name from item where id = $1::int4
                                  because: handing it to a connection failed with java.util.concurrent.RejectedExecutionException; it had no effect
                                  fix: see the cause; do it again: isRetryable() is true for this failure"""));
    }

    @Test
    void oneAloneThatCannotBeSentIsTold() {
        Refusing lane = new Refusing(1);
        Turn turn = new Turn();
        List<Throwable> heard = new ArrayList<>();
        get(lane, new Gatherer(lane, turn::add, GATHER), 1).subscribe(row -> {}, heard::add);

        turn.end();

        assertThat(heard).singleElement().isInstanceOf(ConnectionLost.class);
    }

    private static Mono<String> get(Route lane, Gatherer gatherer, int key) {
        return new KeyedMono<>((command, context) -> lane, read(key), gatherer);
    }

    private static Command<String> read(Object key) {
        Command<String> read = Command.read("get item", ONE, NAME, key);
        return new Command<>(read.sql(), read.values(), read.decoder(), read.kind(), read.operation(), null, GATHER);
    }

    private static Object array(List<Object> keys) {
        return keys.toArray(Integer[]::new);
    }

    /** What an event loop is to do at the end of its turn. */
    private static final class Turn {

        private final Queue<Handler<Void>> work = new ArrayDeque<>();

        void add(Handler<Void> more) {
            work.add(more);
        }

        @SuppressWarnings("NullAway") // the only value of its type
        void end() {
            work.remove().handle(null);
        }
    }

    /** A way that takes nothing at first, and then answers everything with no row. */
    private static final class Refusing implements Route {

        private int left;

        Refusing(int times) {
            left = times;
        }

        @Override
        public void start(Statement<?> statement) {
            if (left-- > 0) {
                throw new RejectedExecutionException("the event loop has ended");
            }
            statement.finish(null);
        }

        @Override
        public void cancelled(Statement<?> statement) {}

        @Override
        public void answered(
                Statement<?> statement, Link on, @Nullable SqlResult<?> result, @Nullable Throwable failure) {}

        @Override
        public Reach reach() {
            return Reach.SENT;
        }
    }
}

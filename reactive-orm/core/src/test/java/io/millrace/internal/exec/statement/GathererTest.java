package io.millrace.internal.exec.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.error.ConnectionLost;
import io.millrace.error.DatabaseError;
import io.millrace.error.DecodeFailed;
import io.millrace.error.QueryTimeout;
import io.millrace.internal.exec.Executor;
import io.millrace.internal.exec.ExecutorFixture;
import io.millrace.internal.exec.FaultyProxy;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.command.Gather;
import io.millrace.internal.exec.setting.Deadlines;
import io.millrace.internal.exec.setting.Lanes;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.test.database.TestDatabase;
import io.millrace.test.wire.Wire;
import io.millrace.type.RowDecoder;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.test.StepVerifier;

/** Reads by key that are asked for at the same time: what is sent for them, and that none notices the others. */
class GathererTest {

    private static final String ONE = "select id, name from item where id = $1::int4";
    private static final String MANY = "select id, name from item where id = any($1::int4[])";
    private static final Gather GATHER = new Gather(MANY, "get item", 0, GathererTest::array);
    private static final RowDecoder<String> NAME = (row, offset) -> (String) row.get(offset + 1);

    private static TestDatabase database;
    private FaultyProxy proxy;
    private Wire wire;
    private ExecutorFixture fixture;
    private Executor executor;

    @BeforeAll
    static void create() {
        database = TestDatabase.create("create table item (id int primary key, name text not null);"
                + " insert into item select i, 'item ' || i from generate_series(1, 1000) i");
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @BeforeEach
    void connect() {
        wire = Wire.to(database);
        proxy = FaultyProxy.to(wire.host(), wire.port());
        fixture = ExecutorFixture.through(proxy, database, options -> options.with(Lanes.DEFAULT.sized(2, 1)));
        executor = fixture.executor();
        get(1).block();
        wire.startAgain();
    }

    @AfterEach
    void close() {
        proxy.flow();
        proxy.cutSilent();
        fixture.assertHealthy();
        fixture.close();
        proxy.close();
        wire.close();
    }

    @Test
    void whatIsAskedForInOneTurnLeavesAsOneStatement() {
        StepVerifier.create(inOneTurn(Flux.range(1, 64).flatMapSequential(this::get, 64)))
                .expectNextSequence(names(1, 64))
                .verifyComplete();
        assertThat(sent()).containsExactly(ONE, MANY);
    }

    @Test
    void whoeverAsksAgainWhenTheFirstHalfIsToldIsSentBeforeTheSecondHalfIs() {
        Flux<String> chains = Flux.range(1, 64).flatMapSequential(id -> get(id).flatMap(row -> get(id + 100)), 64);
        StepVerifier.create(inOneTurn(chains))
                .expectNextSequence(names(101, 164))
                .verifyComplete();
        assertThat(sent()).containsExactly(ONE, MANY, MANY, MANY);
    }

    /** One process of the server is busy with half of them while another is with the other half. */
    @ParameterizedTest
    @ValueSource(ints = {64, 256})
    void manyThatGoOnAskingGetAConnectionMore(int many) {
        try (ExecutorFixture roomy =
                ExecutorFixture.through(proxy, database, options -> options.with(Lanes.DEFAULT.sized(3, 2)))) {
            Executor wide = roomy.executor();
            wide.get(read(1, NAME)).block();
            Flux<String> chains = Flux.range(1, many)
                    .flatMapSequential(
                            id -> wide.get(read(id, NAME))
                                    .expand(row -> wide.get(read(id, NAME)))
                                    .take(10),
                            many);

            StepVerifier.create(chains).expectNextCount(many * 10L).verifyComplete();
            ExecutorFixture.await("another connection", () -> wide.gauges().connections() == 2);
        }
    }

    @Test
    void aFewThatAskAgainAreOneStatementAgain() {
        Flux<String> chains = Flux.range(1, 31).flatMapSequential(id -> get(id).flatMap(row -> get(id + 100)), 31);
        StepVerifier.create(inOneTurn(chains))
                .expectNextSequence(names(101, 131))
                .verifyComplete();
        assertThat(sent()).containsExactly(ONE, MANY, MANY);
    }

    @Test
    void whatIsAskedForByOtherThreadsIsAnsweredAllTheSame() {
        StepVerifier.create(Flux.range(1, 1_000).flatMapSequential(this::get, 300))
                .expectNextSequence(names(1, 1_000))
                .verifyComplete();
        assertThat(sent()).hasSizeLessThan(1_000);
    }

    @Test
    void oneAloneIsAStatementForOne() {
        StepVerifier.create(inOneTurn(get(7).flux())).expectNext("item 7").verifyComplete();
        assertThat(sent()).containsExactly(ONE, ONE);
    }

    @Test
    void aStatementHasAtMost256Keys() {
        StepVerifier.create(inOneTurn(Flux.range(1, 600).flatMapSequential(this::get, 600)))
                .expectNextSequence(names(1, 600))
                .verifyComplete();
        assertThat(sent()).containsExactly(ONE, MANY, MANY, MANY);
    }

    @Test
    void aKeyWithoutARowIsEmptyAndOneAskedForTwiceIsReadTwice() {
        Set<Object> rows = Collections.newSetFromMap(new IdentityHashMap<>());
        RowDecoder<Object[]> decoder = (row, offset) -> new Object[] {row.get(offset)};
        Flux<Object[]> gets = Flux.just(5, 0, 5, -1, 5).flatMapSequential(id -> executor.get(read(id, decoder)));

        StepVerifier.create(inOneTurn(gets).doOnNext(rows::add).map(row -> row[0]))
                .expectNext(5, 5, 5)
                .verifyComplete();
        assertThat(rows).hasSize(3);
        assertThat(sent()).containsExactly(ONE, MANY);
    }

    @Test
    void aRowThatCannotBeReadIsTheFailureOfThoseWhoAskedForIt() {
        RowDecoder<String> picky = (row, offset) -> {
            if (Integer.valueOf(3).equals(row.get(offset))) {
                throw new IllegalStateException("not this one");
            }
            return NAME.decode(row, offset);
        };
        Flux<String> gets = Flux.range(1, 4)
                .flatMapSequential(id -> executor.get(read(id, picky)).onErrorResume(failure -> {
                    assertThat(failure).isInstanceOf(DecodeFailed.class).hasMessage("""
                            ORM-203: get item: a row could not be read
                              query: select id, name from item where id = $1::int4
                              because: its decoder threw java.lang.IllegalStateException
                              fix: see the cause; the decoder must accept every row that the statement can return""");
                    return Mono.just("unread");
                }));

        StepVerifier.create(inOneTurn(gets))
                .expectNext("item 1", "item 2", "unread", "item 4")
                .verifyComplete();
        assertThat(sent()).containsExactly(ONE, MANY);
    }

    @Test
    void aStatementThatIsRefusedIsRunForEachAlone() {
        Gather wrong =
                new Gather("select id, name from itm where id = any($1::int4[])", "get item", 0, GathererTest::array);
        Flux<String> gets = Flux.range(1, 3).flatMapSequential(id -> executor.get(gathered(read(id, NAME), wrong)));

        StepVerifier.create(inOneTurn(gets)).expectNextSequence(names(1, 3)).verifyComplete();
        assertThat(sent()).contains(ONE, ONE, ONE, ONE);
    }

    @Test
    void eachHearsARefusalOfItsOwn() {
        Command<String> missing = Command.read("get item", "select id, name from itm where id = $1::int4", NAME, 1);
        Gather wrong =
                new Gather("select id, name from itm where id = any($1::int4[])", "get item", 0, GathererTest::array);

        assertThat(failuresOf(id -> executor.get(gathered(missing, wrong))))
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(DatabaseError.class)
                        .hasMessageContaining("query: select id, name from itm where id = $1::int4"));
    }

    @Test
    void eachMeetsTheDeadlineWithAFailureOfItsOwn() {
        try (ExecutorFixture hasty = ExecutorFixture.through(
                proxy,
                database,
                options -> options.with(Lanes.DEFAULT.sized(2, 1))
                        .with(Deadlines.DEFAULT.answering(Duration.ofMillis(300))))) {
            executor = hasty.executor();
            get(1).block();
            List<Throwable> failures = failuresOf(id -> get(id).doOnSubscribe(s -> proxy.stall()));
            proxy.flow();

            assertThat(failures)
                    .allSatisfy(failure -> assertThat(failure)
                            .isInstanceOf(QueryTimeout.class)
                            .hasMessageContaining("query: " + MANY)
                            .hasMessageContaining("no answer came in 300 ms"));
            hasty.assertHealthy();
        }
    }

    @Test
    void eachHearsOfALostConnection() {
        proxy.when("any(", FaultyProxy.Then.CUT);

        assertThat(failuresOf(this::get))
                .allSatisfy(failure -> assertThat(failure).isInstanceOf(ConnectionLost.class));
    }

    @Test
    void oneThatLeavesTakesNobodyAlong() {
        ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
        proxy.stall();
        Disposable leaving = Flux.range(1, 3).flatMap(this::get).subscribe(heard::add);
        Mono<List<String>> staying =
                Flux.range(2, 3).flatMap(this::get).collectSortedList().cache();
        Disposable listening = staying.subscribe();
        leaving.dispose();
        proxy.flow();

        StepVerifier.create(staying)
                .expectNext(List.of("item 2", "item 3", "item 4"))
                .verifyComplete();
        assertThat(heard).isEmpty();
        assertThat(listening.isDisposed()).isTrue();
    }

    @Test
    void insideATransactionEachIsAStatementOfIt() {
        StepVerifier.create(executor.transaction(
                        TransactionSettings.DEFAULT,
                        tx -> Flux.range(1, 3).flatMapSequential(this::get).collectList()))
                .expectNext(names(1, 3))
                .verifyComplete();
        assertThat(sent()).filteredOn(sql -> sql.contains("from item")).containsExactly(ONE, ONE, ONE);
    }

    @Test
    void aRepoThatIsNotToGatherDoesNot() {
        try (ExecutorFixture plain = ExecutorFixture.through(
                proxy,
                database,
                options -> options.with(Lanes.DEFAULT.sized(2, 1)).gathering(false))) {
            executor = plain.executor();
            get(1).block();
            wire.startAgain();
            StepVerifier.create(inOneTurn(Flux.range(1, 3).flatMapSequential(this::get)))
                    .expectNextSequence(names(1, 3))
                    .verifyComplete();
            assertThat(sent()).containsExactly(ONE, ONE, ONE, ONE);
        }
    }

    /** Subscribes on the event loop, in the turn in which another get is answered. */
    private <T> Flux<T> inOneTurn(Flux<T> work) {
        return get(1).thenMany(work);
    }

    private Mono<String> get(int id) {
        return executor.get(read(id, NAME));
    }

    /** What each of three gets that are asked for in one turn fails with. */
    private List<Throwable> failuresOf(IntFunction<Mono<String>> get) {
        Flux<Signal<String>> endings =
                inOneTurn(Flux.range(1, 3).flatMap(id -> get.apply(id).materialize()));
        return failuresIn(endings);
    }

    private static List<Throwable> failuresIn(Flux<Signal<String>> endings) {
        List<Throwable> failures = endings.mapNotNull(Signal::getThrowable)
                .collectList()
                .blockOptional(Duration.ofSeconds(20))
                .orElseThrow();
        assertThat(failures).hasSize(3);
        assertThat(Set.copyOf(failures)).hasSize(3);
        return failures;
    }

    private List<String> sent() {
        return wire.traffic().statements();
    }

    private static <T> Command<T> read(int id, RowDecoder<T> decoder) {
        return gathered(Command.read("get item", ONE, decoder, id), GATHER);
    }

    private static <T> Command<T> gathered(Command<T> read, Gather gather) {
        return new Command<>(read.sql(), read.values(), read.decoder(), read.kind(), read.operation(), null, gather);
    }

    private static Object array(List<Object> keys) {
        return keys.toArray(Integer[]::new);
    }

    private static List<String> names(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(i -> "item " + i).toList();
    }
}

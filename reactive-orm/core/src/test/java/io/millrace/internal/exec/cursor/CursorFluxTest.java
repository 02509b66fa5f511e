package io.millrace.internal.exec.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.error.DatabaseError;
import io.millrace.error.DecodeFailed;
import io.millrace.internal.exec.Decoders;
import io.millrace.internal.exec.Executor;
import io.millrace.internal.exec.ExecutorFixture;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.command.Kind;
import io.millrace.internal.exec.setting.Lanes;
import io.millrace.internal.exec.setting.TransactionSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class CursorFluxTest {

    private static final TransactionSettings PLAIN = TransactionSettings.DEFAULT;

    /** One connection for leases, so that what a stream leaves behind is found by the next transaction. */
    private static ExecutorFixture fixture;

    private static Executor executor;

    @BeforeAll
    static void open() {
        fixture = ExecutorFixture.open(
                "create table item (id int primary key);" + " insert into item select generate_series(1, 1000)",
                options -> options.with(Lanes.DEFAULT.sized(2, 1)));
        executor = fixture.executor();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @AfterEach
    void nothingIsLeftBehind() {
        fixture.assertHealthy();
        Command<String> left = Command.read(
                "left behind",
                "select (select count(*) from pg_cursors where name <> '') || ' cursors, '"
                        + " || (select count(*) from pg_prepared_statements where statement like '/* stream */%') || ' statements'",
                Decoders.TEXT);
        assertThat(executor.transaction(PLAIN, tx -> executor.first(left)).block())
                .isEqualTo("0 cursors, 0 statements");
    }

    @Test
    void everyRowInParts() {
        StepVerifier.create(executor.stream(items(), 64)).expectNextCount(1_000).verifyComplete();
    }

    @Test
    void bytesAreBytesAndNotTheDriversBuffer() {
        Command<byte[]> command = Command.read(
                "bytes", "/* stream */ select '\\x00ff'::bytea", (row, offset) -> (byte[]) row.get(offset));
        StepVerifier.create(executor.stream(command, 64))
                .assertNext(bytes -> assertThat(bytes).containsExactly(0, 255))
                .verifyComplete();
    }

    @Test
    void noRowsComplete() {
        StepVerifier.create(executor.stream(
                        Command.read("none", "/* stream */ select id from item where id < 0", Decoders.INT), 64))
                .verifyComplete();
    }

    @Test
    void rowsComeAsTheyAreAskedForAndTheEndNeedsNoDemand() {
        Command<Integer> three =
                Command.read("three", "/* stream */ select id from item order by id limit $1::int4", Decoders.INT, 3);
        StepVerifier.create(executor.stream(three, 2), 0)
                .thenRequest(1)
                .expectNext(1)
                .thenRequest(2)
                .expectNext(2, 3)
                .verifyComplete();
    }

    @Test
    void aPartThatFillsExactlyCompletes() {
        Command<Integer> four =
                Command.read("four", "/* stream */ select id from item order by id limit 4", Decoders.INT);
        StepVerifier.create(executor.stream(four, 2)).expectNext(1, 2, 3, 4).verifyComplete();
    }

    @Test
    void takeStopsTheServer() {
        StepVerifier.create(executor.stream(
                                Command.read(
                                        "endless", "/* stream */ select generate_series(1, 100000000)", Decoders.INT),
                                10)
                        .take(25))
                .expectNextCount(25)
                .verifyComplete();
    }

    @Test
    void takeInsideATransactionLeavesItUsable() {
        StepVerifier.create(executor.transaction(
                        PLAIN,
                        tx -> executor.stream(items(), 10)
                                .take(3)
                                .collectList()
                                .flatMap(some -> executor.first(Command.read("one", "select 1", Decoders.INT)))))
                .expectNext(1)
                .verifyComplete();
    }

    @Test
    void nextOnAStream() {
        StepVerifier.create(executor.stream(items(), 10).next()).expectNext(1).verifyComplete();
    }

    @Test
    void twoThousandQueriesWhileAStreamOfTheSameTransactionIsRead() {
        Command<Integer> same =
                Command.read("same", "select id from item where id = $1::int4 % 1000 + 1", Decoders.INT, 7);
        StepVerifier.create(executor.transaction(
                        PLAIN,
                        tx -> Flux.merge(
                                        executor.stream(items(), 10).count(),
                                        Flux.range(0, 2_000)
                                                .flatMap(i -> executor.first(same), 2_000)
                                                .count())
                                .reduce(0L, Long::sum)))
                .expectNext(3_000L)
                .verifyComplete();
    }

    @Test
    void aQueryForEachRowOfAStream() {
        StepVerifier.create(executor.transaction(
                        PLAIN,
                        tx -> executor.stream(items(), 300)
                                .flatMap(id -> executor.first(Command.read(
                                        "again", "select id from item where id = $1::int4", Decoders.INT, id)))
                                .count()))
                .expectNext(1_000L)
                .verifyComplete();
    }

    @Test
    void anErrorInTheMiddleComesAfterTheRowsBeforeIt() {
        StepVerifier.create(executor.stream(
                        Command.read(
                                "divide",
                                "/* stream */ select 100 / (6 - i) from generate_series(1, 10) i",
                                Decoders.INT),
                        2))
                .expectNext(20, 25, 33, 50)
                .verifyErrorSatisfies(failure ->
                        assertThat(failure).isInstanceOf(DatabaseError.class).hasMessage("""
                                ORM-601: divide: the server refused the statement
                                  query: /* stream */ select 100 / (6 - i) from generate_series(1, 10) i
                                  because: a number was divided by zero (22012)
                                  fix: look the SQLSTATE up in appendix A of PostgreSQL's manual"""));
    }

    @Test
    void aDecoderThatThrowsEndsTheStream() {
        AtomicInteger rows = new AtomicInteger();
        Command<Integer> broken = new Command<>(
                "/* stream */ select id from item order by id",
                new Object[0],
                (row, offset) -> {
                    if (rows.incrementAndGet() == 15) {
                        throw new StackOverflowError();
                    }
                    return (Integer) row.get(offset);
                },
                Kind.READ,
                "broken",
                null);
        StepVerifier.create(executor.stream(broken, 10)).expectNextCount(14).verifyError(DecodeFailed.class);
    }

    @Test
    void aSubscriberThatThrowsEndsTheStream() {
        StepVerifier.create(executor.stream(items(), 10).map(id -> {
                    if (id == 15) {
                        throw new IllegalStateException("mine");
                    }
                    return id;
                }))
                .expectNextCount(14)
                .verifyErrorMessage("mine");
    }

    @Test
    void aStreamThatIsCancelledBeforeItIsAskedForAnythingTakesNoConnection() {
        try (ExecutorFixture fresh = ExecutorFixture.on(fixture.database(), UnaryOperator.identity())) {
            StepVerifier.create(fresh.executor().stream(items(), 10), 0)
                    .expectSubscription()
                    .then(() ->
                            assertThat(fresh.executor().gauges().connections()).isZero())
                    .thenCancel()
                    .verify();
            assertThat(fresh.executor().gauges().connections()).isZero();
        }
    }

    @Test
    void manyStreamsCutShortLeaveNothing() {
        cutShort(300);
    }

    @Test
    @Tag("slow")
    void tenThousandStreamsCutShortLeaveNothing() {
        cutShort(10_000);
    }

    private static void cutShort(int streams) {
        StepVerifier.create(Flux.range(0, streams)
                        .concatMap(i -> executor.stream(items(), 7).take(i % 20))
                        .count())
                .expectNextCount(1)
                .verifyComplete();
    }

    @Test
    void aStreamCancelledWhileTheServerWorks() {
        Command<Integer> slow = Command.read("slow", "/* stream */ select id, pg_sleep(60) from item", Decoders.INT);
        List<String> heard = new CopyOnWriteArrayList<>();
        Disposable stream = executor.stream(slow, 10)
                .subscribe(
                        id -> heard.add("next " + id),
                        failure -> heard.add("error " + failure),
                        () -> heard.add("complete"));
        ExecutorFixture.await("a backend to sleep", () -> sleeping().equals("1"));

        long cancelled = System.nanoTime();
        stream.dispose();
        ExecutorFixture.await("the backend to stop", () -> sleeping().equals("0"));
        assertThat(Duration.ofNanos(System.nanoTime() - cancelled)).isLessThanOrEqualTo(Duration.ofSeconds(3));
        fixture.assertHealthy();
        assertThat(heard).isEmpty();
    }

    private static String sleeping() {
        return fixture.database()
                .value("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and wait_event = 'PgSleep'");
    }

    @Test
    void aSlowReaderHoldsOnePartInMemory() throws IOException, InterruptedException {
        assertThat(readInAMachineOf64MiB(100_000)).isEqualTo("100000 rows");
    }

    @Test
    @Tag("slow")
    @Timeout(300)
    void aSlowReaderOfTwoMillionRowsHoldsOnePartInMemory() throws IOException, InterruptedException {
        assertThat(readInAMachineOf64MiB(2_000_000)).isEqualTo("2000000 rows");
    }

    /** Rows of 1,000 characters: a hundred thousand of them are more than the memory that it gets. */
    private static String readInAMachineOf64MiB(int rows) throws IOException, InterruptedException {
        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SlowReader.class.getName(),
                        fixture.database().url(),
                        Integer.toString(rows))
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            reader.waitFor();
            return said.lines().reduce("", (before, line) -> line);
        } finally {
            reader.destroyForcibly();
        }
    }

    private static Command<Integer> items() {
        return Command.read("items", "/* stream */ select id from item order by id", Decoders.INT);
    }
}

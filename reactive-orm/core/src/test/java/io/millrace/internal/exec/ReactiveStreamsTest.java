package io.millrace.internal.exec;

import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.command.Kind;
import io.millrace.internal.exec.setting.TransactionSettings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.SkipException;
import org.testng.annotations.Test;
import reactor.core.publisher.Flux;

/** The rules of Reactive Streams, asked of every publisher of the executor by their own test kit. */
class ReactiveStreamsTest {

    private static ExecutorFixture fixture;
    private static Executor executor;

    @BeforeAll
    static void open() {
        fixture = ExecutorFixture.open("select 1");
        executor = fixture.executor();
    }

    @AfterAll
    static void close() {
        fixture.assertHealthy();
        fixture.close();
    }

    @TestFactory
    Stream<DynamicTest> theFirstRow() {
        return rules(1, rows -> executor.first(some(rows)));
    }

    @TestFactory
    Stream<DynamicTest> theRowsAffected() {
        return rules(1, rows -> executor.update(some(rows)).map(Long::intValue));
    }

    @TestFactory
    Stream<DynamicTest> everyRow() {
        return rules(200, rows -> executor.all(some(rows)));
    }

    @TestFactory
    Stream<DynamicTest> aStream() {
        return rules(200, rows -> executor.stream(some(rows), 3));
    }

    @TestFactory
    Stream<DynamicTest> aTransaction() {
        return rules(1, rows -> executor.transaction(TransactionSettings.DEFAULT, tx -> executor.first(some(rows))));
    }

    @TestFactory
    Stream<DynamicTest> aTransactionOfManyValues() {
        return rules(
                200, rows -> executor.transactionStream(TransactionSettings.DEFAULT, tx -> executor.all(some(rows))));
    }

    private static Command<Integer> some(long rows) {
        return Command.read(
                "some", "select i from generate_series(1, $1::int4) i", Decoders.INT, (int) Math.min(rows, 100_000));
    }

    private static Stream<DynamicTest> rules(long most, LongFunction<Publisher<Integer>> publisher) {
        return Arrays.stream(Verification.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .filter(method -> !method.getName().startsWith("untested"))
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> DynamicTest.dynamicTest(
                        method.getName(), () -> verify(new Verification(most, publisher), method)));
    }

    private static void verify(Verification verification, Method rule) throws Throwable {
        verification.setUp();
        try {
            rule.invoke(verification);
        } catch (InvocationTargetException broken) {
            // A rule that asks for more items than the publisher can have does not apply to it.
            if (!(broken.getCause() instanceof SkipException)) {
                throw broken.getCause();
            }
        }
    }

    /** Public because the kit's methods are found by reflection. */
    public static final class Verification extends PublisherVerification<Integer> {

        private final long most;
        private final LongFunction<Publisher<Integer>> publisher;

        Verification(long most, LongFunction<Publisher<Integer>> publisher) {
            super(new TestEnvironment(10_000, 20, 20));
            this.most = most;
            this.publisher = publisher;
        }

        @Override
        public long maxElementsFromPublisher() {
            return most;
        }

        @Override
        public Publisher<Integer> createPublisher(long elements) {
            return publisher.apply(elements);
        }

        @Override
        public Publisher<Integer> createFailedPublisher() {
            // Nothing is run before it is asked for, so only what is refused before that fails without demand.
            return Flux.from(executor.all(
                    new Command<>("copy item to stdout", new Object[0], Decoders.INT, Kind.OTHER, "copy", null)));
        }
    }
}

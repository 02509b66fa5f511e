package io.millrace.internal.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.setting.Address;
import io.millrace.internal.exec.setting.Deadlines;
import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.internal.exec.setting.Server;
import io.millrace.test.database.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** An executor on a database of its own, and the question that is asked after every fault. */
public final class ExecutorFixture implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A machine that is busy with other things takes its time to connect. */
    private static final Deadlines PATIENT =
            Deadlines.DEFAULT.connecting(Duration.ofSeconds(20)).acquiring(Duration.ofSeconds(30));

    private final TestDatabase database;
    private final Executor executor;

    private final boolean ownsDatabase;

    private ExecutorFixture(TestDatabase database, boolean ownsDatabase, ExecutorOptions options) {
        this.database = database;
        this.ownsDatabase = ownsDatabase;
        this.executor = Executor.open(options);
    }

    public static ExecutorFixture open(String script) {
        return open(script, UnaryOperator.identity());
    }

    public static ExecutorFixture open(String script, UnaryOperator<ExecutorOptions> change) {
        TestDatabase database = TestDatabase.create(script);
        return new ExecutorFixture(database, true, change.apply(options(database)));
    }

    /** An executor on a database that is shared with another one. */
    public static ExecutorFixture on(TestDatabase database, UnaryOperator<ExecutorOptions> change) {
        return new ExecutorFixture(database, false, change.apply(options(database)));
    }

    public static ExecutorOptions options(TestDatabase database) {
        return options(database.url());
    }

    public static ExecutorOptions options(String databaseUrl) {
        URI url = URI.create(databaseUrl);
        String[] login = url.getUserInfo().split(":", 2);
        return ExecutorOptions.of(Server.at(
                        url.getHost(),
                        url.getPort(),
                        url.getPath().substring(1),
                        login[0],
                        login.length == 2 ? login[1] : null))
                .with(PATIENT);
    }

    /** An executor that reaches a shared database through a proxy. */
    public static ExecutorFixture through(
            FaultyProxy proxy, TestDatabase database, UnaryOperator<ExecutorOptions> change) {
        return new ExecutorFixture(database, false, change.apply(through(proxy, database)));
    }

    /** What reaches a database through a proxy. */
    public static ExecutorOptions through(FaultyProxy proxy, TestDatabase database) {
        ExecutorOptions direct = options(database);
        Server server = direct.server();
        Server behind = new Server(
                List.of(new Address(proxy.host(), proxy.port())),
                server.database(),
                server.user(),
                server.password(),
                server.tls(),
                server.applicationName(),
                server.properties(),
                false);
        return ExecutorOptions.of(behind).with(PATIENT);
    }

    public Executor executor() {
        return executor;
    }

    public TestDatabase database() {
        return database;
    }

    /** One ending heard is the caller's to check; here: lanes empty, no backend in a transaction, the next query works. */
    public void assertHealthy() {
        await("both lanes to be empty", () -> {
            LaneGauges gauges = executor.gauges();
            return gauges.shared().waiting() == 0
                    && gauges.shared().inFlight() == 0
                    && gauges.exclusive().waiting() == 0
                    && gauges.exclusive().inUse() == 0;
        });
        Command<String> busy = Command.read(
                "busy backends",
                "select coalesce(string_agg(pid || ' ' || state || ': ' || query, '; '), '') from pg_stat_activity"
                        + " where datname = current_database() and application_name = 'millrace'"
                        + " and state <> 'idle' and pid <> pg_backend_pid()",
                Decoders.TEXT);
        await(
                "no backend to be in a transaction or at work",
                () -> "".equals(executor.first(busy).retry(3).block(PATIENCE)));
        assertThat(executor.gauges().connections()).isLessThanOrEqualTo(16);
    }

    public static void await(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - until).as("waiting for " + what).isNegative();
            Thread.onSpinWait();
            Mono.delay(Duration.ofMillis(5)).block();
        }
    }

    @Override
    public void close() {
        executor.close(Duration.ofSeconds(5)).block(PATIENCE);
        if (ownsDatabase) {
            database.close();
        }
    }
}

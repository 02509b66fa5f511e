package io.millrace.benchmark;

import static io.millrace.benchmark.WorldTable.WORLD;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.query.Query;
import io.millrace.repo.Repo;
import io.millrace.test.database.TestDatabase;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;

/** What an operation asks for in memory: on all threads, the driver's part and the boxes of keys included. */
class BytesTest {

    private static TestDatabase database;
    private static Repo repo;

    @BeforeAll
    static void connect() {
        database = TestDatabase.create(Worlds.SCRIPT);
        repo = Repo.connect(database.url());
    }

    @AfterAll
    static void close() {
        repo.close().block();
        database.close();
    }

    @Test
    void getByKey() {
        report("get", bytes(5_000, 1, number -> repo.get(WORLD, Worlds.key(number))));
    }

    @Test
    void sixtyFourGetsAtOnce() {
        report("get 64", bytes(20_000, 64, number -> repo.get(WORLD, Worlds.key(number))));
    }

    @Test
    void listOfAKnownShape() {
        double one = bytes(5_000, 1, number -> repo.all(first(1)));
        double many = bytes(500, 1, number -> repo.all(first(1_001)));
        report("all of 1", one);
        report("row", (many - one) / 1_000);
    }

    private static void report(String what, double bytes) {
        System.out.println("BYTES " + what + " " + bytes);
        assertThat(bytes).isPositive();
    }

    private static Query<World> first(int rows) {
        return from(WORLD).where(WORLD.id.le(rows)).orderBy(WORLD.id.asc());
    }

    private static double bytes(int operations, int inFlight, IntFunction<? extends Publisher<?>> publishers) {
        return Steady.bytes(operations, () -> Relay.run(operations, inFlight, publishers));
    }
}

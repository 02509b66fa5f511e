package io.millrace.benchmark.millrace;

import static io.millrace.benchmark.millrace.AuthorTable.AUTHOR;
import static io.millrace.benchmark.millrace.FortuneTable.FORTUNE;
import static io.millrace.benchmark.millrace.NoteTable.NOTE;
import static io.millrace.benchmark.millrace.ProductTable.PRODUCT;
import static io.millrace.benchmark.millrace.ReadingTable.READING;
import static io.millrace.benchmark.millrace.StockTable.STOCK;
import static io.millrace.benchmark.millrace.WorldTable.WORLD;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmark.contest.Keys;
import io.millrace.benchmark.contest.Tables;
import io.millrace.benchmark.contest.film.NewMovie;
import io.millrace.benchmark.contest.film.NewPerson;
import io.millrace.benchmark.millrace.film.Films;
import io.millrace.query.Query;
import io.millrace.repo.Repo;
import io.millrace.test.database.TestDatabase;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * How many bytes an operation asks for: on all threads, the driver's part and the boxes of the keys included, and nothing
 * of whoever waits for it. A budget lies a few per cent above what was measured, so that a change that costs shows.
 */
class BytesTest {

    private static final int OPERATIONS = 4_000;

    private static TestDatabase database;
    private static Repo repo;

    @BeforeAll
    static void connect() {
        database = TestDatabase.create(Worlds.SCRIPT + ";" + Readings.SCRIPT);
        repo = Repo.connect(database.url());
    }

    @AfterAll
    static void close() {
        repo.close().block();
        database.close();
    }

    @Test
    void getByKey() {
        assertWithin(1_000, OPERATIONS, 1, number -> repo.get(WORLD, Worlds.key(number)));
    }

    @Test
    void getByKeyWithSixtyFourInFlight() {
        assertWithin(450, OPERATIONS, 64, number -> repo.get(WORLD, Worlds.key(number)));
    }

    @Test
    void allOfAQueryThatIsThere() {
        Query<World> query = from(WORLD).where(WORLD.id.eq(7));
        assertWithin(1_100, OPERATIONS, 64, number -> repo.all(query));
    }

    @Test
    void allOfAQueryThatIsBuilt() {
        assertWithin(1_450, OPERATIONS, 64, number -> repo.all(from(WORLD).where(WORLD.id.eq(Worlds.key(number)))));
    }

    @Test
    void allOfAListOfKeys() {
        List<Integer> keys = List.of(3, 7);
        assertWithin(1_800, OPERATIONS, 64, number -> repo.all(from(WORLD).where(WORLD.id.in(keys))));
    }

    /** A record of two numbers is 24 bytes, and each of its numbers is one of 16 that the driver makes. */
    @Test
    void aThousandRows() {
        Query<World> query = from(WORLD).where(WORLD.id.le(1_000)).orderBy(WORLD.id.asc());
        assertWithin(1_000 * 72, 40, 1, number -> repo.all(query));
    }

    /** The arrays that travel, their boxes, the driver's bytes, and the rows that come back. */
    @Test
    void anInsertOfAThousandRowsOfFourColumns() {
        List<ReadingDraft> drafts = Readings.drafts(Readings.rows(1_000));
        assertWithin(204_200, 40, 1, number -> repo.insertAll(READING, drafts));
    }

    /** A row of ten columns: its record, its values and what they consist of. */
    @Test
    void aHundredRowsOfTenColumns() {
        Query<Product> query = from(PRODUCT).where(PRODUCT.id.le(100)).orderBy(PRODUCT.id.asc());
        assertWithin(80_000, 100, 1, number -> repo.all(query));
    }

    @Test
    void aRowThatIsInserted() {
        AtomicInteger ids = new AtomicInteger();
        assertWithin(
                2_160,
                400,
                1,
                number -> repo.insert(NOTE.draft()
                        .id(ids.incrementAndGet())
                        .title("a title")
                        .body("a body")
                        .rank(1)));
    }

    @Test
    void aThousandRowsThatAreUpdated() {
        List<Stock> stocks = IntStream.rangeClosed(1, 1_000)
                .mapToObj(id -> new Stock(id, id * 2))
                .toList();
        assertWithin(218_300, 20, 1, number -> repo.updateAll(STOCK, stocks).set(STOCK.quantity));
        assertWithin(
                81_500,
                20,
                1,
                number -> repo.updateAll(STOCK, stocks).set(STOCK.quantity).returningCount());
    }

    @Test
    void aThousandRowsThatAreUpserted() {
        List<NoteDraft> notes = IntStream.range(0, 1_000)
                .mapToObj(id -> NOTE.draft()
                        .id(1_000_000L + id)
                        .title("a title")
                        .body("a body")
                        .rank(1))
                .toList();
        assertWithin(
                32_900,
                20,
                1,
                number -> repo.insertAll(NOTE, notes)
                        .onConflict(NOTE.id)
                        .update(NOTE.title, NOTE.body, NOTE.rank)
                        .returningCount());
    }

    @Test
    void twentyRowsByTheirKeys() {
        assertWithin(4_230, 400, 16, number -> repo.all(from(WORLD).where(WORLD.id.in(Worlds.keys(number, 20)))));
    }

    @Test
    void twentyRowsThatAreUpdated() {
        List<World> worlds = IntStream.rangeClosed(1, 20)
                .mapToObj(id -> new World(id, id * 2))
                .toList();
        assertWithin(
                5_340,
                200,
                1,
                number -> repo.updateAll(WORLD, worlds).set(WORLD.randomNumber).returningCount());
    }

    @Test
    void everyFortune() {
        assertWithin(3_610, 400, 16, number -> repo.all(from(FORTUNE)));
    }

    /** What the way through the library costs beside the driver's own, with the same decoder and the same rows. */
    @Test
    void allCostsThreeHundredBytesMoreThanTheDriver() {
        Query<World> query = from(WORLD).where(WORLD.id.eq(7));
        double own = Steady.bytes(1_100, OPERATIONS, () -> Relay.run(OPERATIONS, 1, number -> repo.all(query)));
        try (ByDriver driver = new ByDriver(database.url())) {
            double bare = Steady.bytes(1, OPERATIONS, () -> Relay.run(OPERATIONS, 1, number -> driver.world(7)));

            assertThat(own - bare)
                    .as("%.0f with repo.all, %.0f by the driver", own, bare)
                    .isLessThanOrEqualTo(300);
        }
    }

    @Test
    void aTransactionOfThreeReads() {
        assertWithin(
                5_550,
                300,
                1,
                number -> repo.transaction(Mono.when(repo.get(WORLD, 1), repo.get(WORLD, 2), repo.get(WORLD, 3))));
    }

    @Test
    void aThousandRowsBelowAHundred() {
        Query<Author> query = from(AUTHOR).where(AUTHOR.id.le(100)).preload(AUTHOR.posts);
        assertWithin(222_500, 50, 1, number -> repo.all(query));
    }

    /** A movie, three people who are new in one case and there in the other, and the rows between, in a transaction; its page. */
    @Test
    void aMovieThatIsInsertedWithItsPeople() {
        Keys.worlds(10_000);
        try (TestDatabase tables = TestDatabase.create(Tables.films(1_000))) {
            Repo own = Repo.connect(tables.url());
            Films films = new Films(own);
            AtomicInteger numbers = new AtomicInteger();
            assertWithin(
                    27_800,
                    300,
                    1,
                    number -> films.insertMovieWithPeople(
                            NewMovie.of(numbers.incrementAndGet()), NewPerson.of(numbers.get())));
            assertWithin(24_900, 300, 1, number -> films.insertMovie(NewMovie.of(numbers.incrementAndGet())));
            own.close().block();
        }
    }

    private static void assertWithin(
            int budget, int operations, int inFlight, IntFunction<? extends Publisher<?>> publishers) {
        double bytes = Steady.bytes(budget, operations, () -> Relay.run(operations, inFlight, publishers));
        assertThat(bytes).as("bytes of an operation").isPositive().isLessThanOrEqualTo(budget);
    }
}

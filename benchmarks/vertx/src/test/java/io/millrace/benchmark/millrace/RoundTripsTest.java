package io.millrace.benchmark.millrace;

import static io.millrace.benchmark.millrace.AuthorTable.AUTHOR;
import static io.millrace.benchmark.millrace.NoteTable.NOTE;
import static io.millrace.benchmark.millrace.PostTable.POST;
import static io.millrace.benchmark.millrace.ReadingTable.READING;
import static io.millrace.benchmark.millrace.StockTable.STOCK;
import static io.millrace.benchmark.millrace.WorldTable.WORLD;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.repo.write.InsertAll;
import io.millrace.test.database.TestDatabase;
import io.millrace.test.wire.Traffic;
import io.millrace.test.wire.Wire;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What goes over the wire once everything is warm: which statements, with how many parses, in how many round trips. */
class RoundTripsTest {

    private static final String BEGIN = "BEGIN READ WRITE";
    private static final String GET = "select world.id, world.randomnumber from world where world.id = $1::int4";
    private static final String COMMIT = "SELECT 1; COMMIT";

    private static TestDatabase database;
    private static Wire wire;
    private static Repo repo;

    @BeforeAll
    static void connect() {
        database = TestDatabase.create(Worlds.SCRIPT + ";" + Readings.SCRIPT);
        wire = Wire.to(database);
        wire.distance(Duration.ofMillis(50));
        repo = Repo.open(RepoOptions.url(wire.url()).withConnections(2, 1));
    }

    @AfterAll
    static void close() {
        repo.close().block();
        wire.close();
        database.close();
    }

    @Test
    void aGetByKeyIsOneStatement() {
        assertWarm(repo.get(WORLD, 7), 1, GET);
    }

    @Test
    void aListIsOneStatement() {
        assertWarm(
                repo.all(from(WORLD).where(WORLD.id.le(1_000)).orderBy(WORLD.id.asc())),
                1,
                "select world.id, world.randomnumber from world where world.id <= $1::int8 order by world.id");
    }

    @Test
    void aStreamIsATransactionOfOneStatementForAnyNumberOfRows() {
        for (int rows : List.of(10, 501, Worlds.ROWS)) {
            Flux<World> stream = repo.stream(from(WORLD).where(WORLD.id.le(rows)));
            stream.blockLast();
            wire.startAgain();
            stream.blockLast();

            Traffic traffic = wire.traffic();
            assertThat(traffic.statements())
                    .containsExactly(
                            "BEGIN READ ONLY",
                            "select world.id, world.randomnumber from world where world.id <= $1::int8",
                            COMMIT);
            // The driver prepares what a cursor reads each time.
            assertThat(traffic.parses()).as("parses").isOne();
        }
    }

    @Test
    void twentyRowsByTheirKeysAreOneStatement() {
        assertWarm(
                repo.all(from(WORLD).where(WORLD.id.in(Worlds.keys(3, 20)))),
                1,
                "select world.id, world.randomnumber from world where world.id = any($1::int4[])");
    }

    @Test
    void twentyRowsAreUpdatedByOneStatement() {
        List<World> worlds =
                IntStream.rangeClosed(1, 20).mapToObj(id -> new World(id, 5)).toList();

        assertWarm(
                repo.updateAll(WORLD, worlds).set(WORLD.randomNumber).returningCount(),
                1,
                "with written as (update world set randomnumber = bulk.c1"
                        + " from (select unnest($1::int4[]), unnest($2::int4[])) as bulk (c0, c1) where world.id = bulk.c0 returning 1)"
                        + " select count(*) / (count(*) = $3::int8)::int4 from written");
    }

    /** The transaction that is timed. */
    @Test
    void twoReadsAndAnUpdateThatDoNotWaitForEachOtherAreTwoRoundTrips() {
        Mono<?> work = Mono.zip(
                repo.get(WORLD, 1),
                repo.get(WORLD, 2),
                repo.updateAll(from(STOCK).where(STOCK.id.eq(7))).set(STOCK.quantity.to(5)));

        assertWarm(
                repo.transaction(work),
                2,
                BEGIN,
                GET,
                GET,
                "update stock set quantity = $1::int4 where stock.id = $2::int8",
                COMMIT);
    }

    @Test
    void sixtyFourGetsOfOneTurnAreOneStatement() {
        assertWarm(
                repo.get(WORLD, 65).thenMany(Flux.range(1, 64).flatMap(id -> repo.get(WORLD, id), 64)),
                2,
                GET,
                "select world.id, world.randomnumber from world where world.id = any($1::int4[])");
    }

    @Test
    void sixtyFourGetsOneByOneAreOneRoundTripToo() {
        Repo plain = Repo.open(RepoOptions.url(wire.url()).withConnections(2, 1).withoutGathering());

        assertWarm(
                Flux.range(1, 64).flatMap(id -> plain.get(WORLD, id), 64),
                1,
                Collections.nCopies(64, GET).toArray(String[]::new));
        plain.close().block();
    }

    @Test
    void aTransactionBeginsWithItsFirstStatement() {
        Mono<World> work = repo.get(WORLD, 1).then(repo.get(WORLD, 2)).then(repo.get(WORLD, 3));

        assertWarm(repo.transaction(work), 4, BEGIN, GET, GET, GET, COMMIT);
    }

    @Test
    void statementsOfATransactionThatDoNotWaitForEachOtherAreSentTogether() {
        Mono<Void> work = Mono.when(repo.get(WORLD, 1), repo.get(WORLD, 2), repo.get(WORLD, 3));

        assertWarm(repo.transaction(work), 2, BEGIN, GET, GET, GET, COMMIT);
    }

    @Test
    void aThousandRowsAreInsertedByOneStatement() {
        assertWarm(
                repo.insertAll(WORLD, drafts(Worlds.ROWS + 1)),
                repo.insertAll(WORLD, drafts(Worlds.ROWS + 1_001)),
                1,
                "insert into world (id, randomnumber) select bulk.c0, bulk.c1"
                        + " from unnest($1::int4[], $2::int4[]) with ordinality as bulk(c0, c1, place)"
                        + " order by bulk.place returning world.id, world.randomnumber");
    }

    @Test
    void aThousandRowsOfFourColumnsAreOneStatementToo() {
        Publisher<?> rows = repo.insertAll(READING, Readings.drafts(Readings.rows(1_000)));

        assertWarm(
                rows,
                1,
                "insert into readings (sensor, at, level, note) select bulk.c0, bulk.c1, bulk.c2, bulk.c3"
                        + " from unnest($1::int4[], $2::int8[], $3::float8[], $4::text[])"
                        + " with ordinality as bulk(c0, c1, c2, c3, place) order by bulk.place"
                        + " returning readings.sensor, readings.at, readings.level, readings.note");
    }

    @Test
    void aRowIsInsertedByOneStatement() {
        assertWarm(
                repo.insert(note(1)),
                repo.insert(note(2)),
                1,
                "insert into note (id, title, body, rank) values ($1::int8, $2::text, $3::text, $4::int4)"
                        + " returning note.id, note.title, note.body, note.rank");
    }

    @Test
    void aThousandRowsAreUpsertedByOneStatement() {
        Flux<Note> upsert =
                repo.insertAll(NOTE, notes(1_000)).onConflict(NOTE.id).update(NOTE.title, NOTE.rank);

        assertWarm(
                upsert,
                1,
                "insert into note (id, title, body, rank) select bulk.c0, bulk.c1, bulk.c2, bulk.c3"
                        + " from unnest($1::int8[], $2::text[], $3::text[], $4::int4[])"
                        + " with ordinality as bulk(c0, c1, c2, c3, place) order by bulk.place"
                        + " on conflict (id) do update set title = excluded.title, rank = excluded.rank"
                        + " returning note.id, note.title, note.body, note.rank");
    }

    /** Nobody sees in which order rows are written that are only counted. */
    @Test
    void aThousandRowsThatAreCountedAreNotSorted() {
        String insert = "insert into note (id, title, body, rank)"
                + " select unnest($1::int8[]), unnest($2::text[]), unnest($3::text[]), unnest($4::int4[])";
        String update = " on conflict (id) do update set title = excluded.title, rank = excluded.rank";
        InsertAll<Note> all = repo.insertAll(NOTE, notes(1_000));
        Mono<Long> upsert =
                all.onConflict(NOTE.id).update(NOTE.title, NOTE.rank).returningCount();

        assertWarm(upsert, 1, insert + update);
        assertWarm(
                repo.insertAll(NOTE, List.of(note(3))).returningCount(),
                repo.insertAll(NOTE, List.of(note(4))).returningCount(),
                1,
                insert);
    }

    /** Without a transaction: the statement fails where one is gone, and writes none then. */
    @Test
    void aThousandRowsAreUpdatedByOneStatement() {
        List<Stock> stocks = IntStream.rangeClosed(1, 1_000)
                .mapToObj(id -> new Stock(id, id * 2))
                .toList();

        assertWarm(
                repo.updateAll(STOCK, stocks).set(STOCK.quantity),
                1,
                "with written as (update stock set quantity = bulk.c1 from unnest($1::int4[], $2::int4[])"
                        + " with ordinality as bulk (c0, c1, place) where stock.id = bulk.c0"
                        + " returning stock.id, stock.quantity, bulk.place) select written.* from written"
                        + " where (select 1 / (count(*) = $3::int8)::int4 from written) = 1");
        assertWarm(
                repo.updateAll(STOCK, stocks).set(STOCK.quantity).returningCount(),
                1,
                "with written as (update stock set quantity = bulk.c1"
                        + " from (select unnest($1::int4[]), unnest($2::int4[])) as bulk (c0, c1) where stock.id = bulk.c0 returning 1)"
                        + " select count(*) / (count(*) = $3::int8)::int4 from written");
    }

    @Test
    void relationsAreAStatementALevel() {
        assertWarm(
                repo.all(from(AUTHOR).where(AUTHOR.id.le(100)).preload(AUTHOR.posts.preload(POST.comments))),
                3,
                "select author.id, author.name from author where author.id <= $1::int8",
                "select post.id, post.author_id, post.title from post where post.author_id = any($1::int4[])",
                "select comment.id, comment.post_id, comment.body from comment"
                        + " where comment.post_id = any($1::int4[])");
    }

    private static List<NoteDraft> notes(int count) {
        return IntStream.range(0, count).mapToObj(place -> note(10_000 + place)).toList();
    }

    private static NoteDraft note(long id) {
        return NOTE.draft().id(id).title("a title").body("a body").rank(1);
    }

    private static List<WorldDraft> drafts(int firstId) {
        return IntStream.range(firstId, firstId + 1_000)
                .mapToObj(id -> WORLD.draft().id(id).randomNumber(id))
                .toList();
    }

    private static void assertWarm(Publisher<?> work, int roundTrips, String... statements) {
        assertWarm(work, work, roundTrips, statements);
    }

    /** What the second of two runs sends. */
    private static void assertWarm(Publisher<?> first, Publisher<?> second, int roundTrips, String... statements) {
        Flux.from(first).blockLast();
        wire.startAgain();
        Flux.from(second).blockLast();
        Traffic traffic = wire.traffic();
        assertThat(traffic.statements()).containsExactly(statements);
        assertThat(traffic.parses()).as("parses").isZero();
        assertThat(traffic.roundTrips()).as("round trips").isEqualTo(roundTrips);
        assertThat(traffic.connections()).as("new connections").isZero();
    }
}

package io.millrace.forum;

import static io.millrace.forum.BadgeTable.BADGE;
import static io.millrace.forum.BoardTable.BOARD;
import static io.millrace.forum.BookTable.BOOK;
import static io.millrace.forum.MemberTable.MEMBER;
import static io.millrace.forum.ReplyTable.REPLY;
import static io.millrace.forum.SeatTable.SEAT;
import static io.millrace.forum.ShelfTable.SHELF;
import static io.millrace.forum.TicketTable.TICKET;
import static io.millrace.forum.TopicTable.TOPIC;

import io.millrace.repo.Repo;
import io.millrace.table.Table;
import io.millrace.test.database.TestDatabase;
import io.millrace.test.wire.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The forum in a database of its own, a repo on it, and a wire between them that counts. */
public final class Forum implements AutoCloseable {

    private static final String TABLES = Stream.<Table<?>>of(
                    MEMBER, TOPIC, REPLY, BADGE, BOARD, SHELF, BOOK, SEAT, TICKET)
            .flatMap(table -> table.definition().createStatements().stream())
            .collect(Collectors.joining(";\n"));

    /**
     * Ann wrote topics 1, 2 and 3, Bob wrote 4, nobody wrote 5, and Cid wrote none. Ann and Bob have a badge. Topic 1 has
     * three replies, topic 4 has one.
     */
    private static final String ROWS = """
            insert into members (id, name) values (1, 'Ann'), (2, 'Bob'), (3, 'Cid');
            insert into topics (id, title, votes, author_id) values
                (1, 'one', 10, 1), (2, 'two', 20, 1), (3, 'three', 30, 1), (4, 'four', 5, 2), (5, 'five', 1, null);
            insert into replies (id, text, topic_id, author_id) values
                (1, 'good', 1, 2), (2, 'bad', 1, 1), (3, 'fine', 1, null), (4, 'so', 4, 3);
            insert into badges (id, label, member_id) values (1, 'gold', 1), (2, 'tin', 2);
            insert into boards (id, parent_id) values (1, null), (2, 1), (3, 1), (4, 3);
            insert into shelves (code) values (1.0), (2);
            insert into books (id, shelf) values (1, 1.00), (2, 1.0), (3, 2.000), (4, 9);
            insert into seats (hall, number) values (1, 1), (1, 2), (2, 1);
            insert into tickets (id, hall, number) values (1, 1, 1), (2, 1, 2), (3, 1, 2), (4, 3, 3)""";

    private final TestDatabase database;
    private final Wire wire;
    private final Repo repo;

    private Forum(String rows) {
        this.database = TestDatabase.create(TABLES + ";\n" + rows);
        this.wire = Wire.to(database);
        this.repo = Repo.connect(wire.url());
    }

    /** With a few rows in it. */
    public static Forum open() {
        return new Forum(ROWS);
    }

    /** With rows of its own. */
    public static Forum with(String rows) {
        return new Forum(rows);
    }

    public Repo repo() {
        return repo;
    }

    public TestDatabase database() {
        return database;
    }

    /** The address of the wire. */
    public String url() {
        return wire.url();
    }

    /** The value that comes, and counting begun before it is asked for. */
    public <T> T counting(Mono<T> mono) {
        wire.startAgain();
        return Objects.requireNonNull(mono.block());
    }

    /** The values that come, and counting begun before they are asked for. */
    public <T> List<T> counting(Flux<T> flux) {
        return counting(flux.collectList());
    }

    /** The statements that were counted, without what a connection says first. */
    public List<String> statements() {
        return wire.traffic().statements().stream()
                .filter(text -> text.matches("(?s)(select|with) .*") && !text.startsWith("select set_config("))
                .toList();
    }

    /** How many times a connection began to wait for an answer. */
    public long roundTrips() {
        return wire.traffic().roundTrips();
    }

    /** Moves the server away, so that round trips are exact. */
    public void distance(Duration distance) {
        wire.distance(distance);
    }

    @Override
    public void close() {
        repo.close().block();
        wire.close();
        database.close();
    }
}

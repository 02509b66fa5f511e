package io.millrace.press;

import static io.millrace.press.ArticleTable.ARTICLE;
import static io.millrace.press.CardTable.CARD;
import static io.millrace.press.CreditTable.CREDIT;
import static io.millrace.press.KeywordTable.KEYWORD;
import static io.millrace.press.LinkTable.LINK;
import static io.millrace.press.RemarkTable.REMARK;
import static io.millrace.press.WriterTable.WRITER;

import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.table.Table;
import io.millrace.test.database.TestDatabase;
import io.millrace.test.wire.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The press in a database of its own, a repo on it, and a wire between them that counts. */
public final class Press implements AutoCloseable {

    private static final String TABLES = Stream.<Table<?>>of(WRITER, ARTICLE, REMARK, CARD, CREDIT, KEYWORD, LINK)
            .flatMap(table -> table.definition().createStatements().stream())
            .collect(Collectors.joining(";\n"));

    private static final String JOIN_TABLES = """
            create table articles_keywords (article_id bigint not null, keyword_id bigint not null);
            create table friendships (writer_id bigint not null, friend_id bigint not null);
            """;

    /**
     * Ann wrote articles 1 and 2, Bob wrote 3, nobody wrote 4. On 1 Bob made remarks 1 and 2 and Cid 3, on 2 Bob made 4,
     * on 3 Ann made 5 and nobody 6. Ann and Bob have a card, Cid has none. Article 1 credits Bob, then Ann, then Bob
     * again; article 2 credits Cid. Keywords: 1 has java and sql, 2 has sql, 3 has ann. Ann's friends are Bob and Cid.
     */
    private static final String ROWS = """
            insert into writers (id, name) values (1, 'Ann'), (2, 'Bob'), (3, 'Cid');
            insert into articles (id, title, views, author_id) values
                (1, 'one', 10, 1), (2, 'two', 20, 1), (3, 'three', 30, 2), (4, 'four', 40, null);
            insert into remarks (id, text, approved, article_id, author_id) values
                (1, 'a', true, 1, 2), (2, 'b', false, 1, 2), (3, 'c', true, 1, 3), (4, 'd', true, 2, 2),
                (5, 'e', false, 3, 1), (6, 'f', true, 3, null);
            insert into cards (id, label, writer_id) values (1, 'gold', 1), (2, 'tin', 2), (3, 'lost', null);
            insert into credits (id, article_id, writer_id, position) values
                (1, 1, 1, 2), (2, 1, 2, 1), (3, 1, 2, 3), (4, 2, 3, 1);
            insert into keywords (id, word) values (1, 'sql'), (2, 'java'), (3, 'ann');
            insert into articles_keywords values (1, 1), (1, 2), (2, 1), (3, 3);
            insert into friendships values (1, 2), (1, 3), (3, 1);
            insert into links (id, address, article_id) values (1, 'x', 1), (2, 'y', 1), (3, 'z', 2)""";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestDatabase database;
    private final Wire wire;
    private final Repo repo;

    private Press(String rows) {
        this.database = TestDatabase.create(TABLES + ";\n" + JOIN_TABLES + rows);
        this.wire = Wire.to(database);
        this.repo = repo(options -> options);
    }

    /** With a few rows in it. */
    public static Press open() {
        return new Press(ROWS);
    }

    /** With rows of its own. */
    public static Press with(String rows) {
        return new Press(rows);
    }

    public Repo repo() {
        return repo;
    }

    /** Another repo on the same wire. */
    public Repo repo(UnaryOperator<RepoOptions> options) {
        return Repo.open(options.apply(RepoOptions.url(wire.url())
                .withConnectTimeout(PATIENCE)
                .withAcquireTimeout(PATIENCE)
                .withStatementTimeout(PATIENCE)));
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

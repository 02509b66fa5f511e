package io.millrace.benchmark.millrace;

import static io.millrace.benchmark.millrace.AuthorTable.AUTHOR;
import static io.millrace.benchmark.millrace.CommentTable.COMMENT;
import static io.millrace.benchmark.millrace.PostTable.POST;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.query.Query;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.test.database.TestDatabase;
import io.millrace.test.wire.Traffic;
import io.millrace.test.wire.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Diesel's associations: a hundred authors, ten posts of each, ten comments on each of those. */
class AssociationsTest {

    private static final int AUTHORS = 100;

    private static final Query<Author> NESTED = from(AUTHOR)
            .where(AUTHOR.id.le(AUTHORS))
            .orderBy(AUTHOR.id.asc())
            .preload(AUTHOR.posts.orderBy(POST.id.asc()).preload(POST.comments.orderBy(COMMENT.id.asc())));

    private static TestDatabase database;
    private static Wire wire;
    private static Repo repo;

    @BeforeAll
    static void connect() {
        database = TestDatabase.create(Worlds.SCRIPT);
        wire = Wire.to(database);
        repo = Repo.open(RepoOptions.url(wire.url()).withConnections(2, 1));
    }

    @AfterAll
    static void close() {
        repo.close().block();
        wire.close();
        database.close();
    }

    @Test
    void allOfThemAreInTheirPlaces() {
        String expected = database.value("select string_agg(line, '' order by author, post, comment) from ("
                + " select a.id, 0, 0, a.id || ' ' || a.name || chr(10) from author a where a.id <= 100"
                + " union all select p.author_id, p.id, 0, '  ' || p.id || ' ' || p.title || chr(10)"
                + " from post p where p.author_id <= 100"
                + " union all select p.author_id, p.id, c.id, '    ' || c.id || ' ' || c.body || chr(10)"
                + " from comment c join post p on p.id = c.post_id where p.author_id <= 100)"
                + " as lines (author, post, comment, line)");

        List<Author> authors = read();

        assertThat(new Authors(authors)).hasToString(expected);
        assertThat(authors).hasSize(AUTHORS);
        assertThat(authors)
                .allSatisfy(author -> assertThat(author.posts().list())
                        .hasSize(10)
                        .allSatisfy(post -> assertThat(post.comments().list()).hasSize(10)));
    }

    @Test
    void aStatementALevelAndARoundTripEach() {
        read();
        wire.distance(Duration.ofMillis(50));
        try {
            wire.startAgain();
            read();
            Traffic traffic = wire.traffic();
            assertThat(traffic.statements())
                    .containsExactly(
                            "select author.id, author.name from author where author.id <= $1::int8 order by author.id",
                            "select post.id, post.author_id, post.title from post"
                                    + " where post.author_id = any($1::int4[]) order by post.id",
                            "select comment.id, comment.post_id, comment.body from comment"
                                    + " where comment.post_id = any($1::int4[]) order by comment.id");
            assertThat(traffic.parses()).isZero();
            assertThat(traffic.roundTrips()).isEqualTo(3);
        } finally {
            wire.distance(Duration.ZERO);
        }
    }

    private static List<Author> read() {
        return Objects.requireNonNull(repo.all(NESTED).collectList().block());
    }
}

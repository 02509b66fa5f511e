package io.millrace.repo;

import static io.millrace.blog.CommentTable.COMMENT;
import static io.millrace.blog.EmptyBlog.now;
import static io.millrace.blog.PermalinkTable.PERMALINK;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.blog.UserTable.USER;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.max;
import static io.millrace.query.Sql.number;
import static io.millrace.repo.write.OnConflict.excluded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.blog.Comment;
import io.millrace.blog.EmptyBlog;
import io.millrace.blog.Permalink;
import io.millrace.blog.Post;
import io.millrace.error.ConstraintViolation;
import io.millrace.error.InvalidQuery;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class InsertFromTest {

    private static final EmptyBlog BLOG = new EmptyBlog();
    private static final Repo REPO = BLOG.repo();

    @BeforeEach
    void rows() {
        BLOG.empty();
        now(REPO.insert(POST.draft().title("one").visits(1)));
        now(REPO.insert(POST.draft().title("two").visits(2)));
    }

    @AfterAll
    static void close() {
        BLOG.close();
    }

    @Test
    @Behaviour({"repo.exs:970", "repo.exs:931"})
    void aRowIsInsertedForEachRowOfAQuery() {
        var insert = REPO.insertFrom(
                        COMMENT, from(POST).where(POST.visits.gt(0)).orderBy(POST.id.desc()))
                .set(COMMENT.text, POST.title.concat("!"))
                .set(COMMENT.postId, POST.id);

        assertThat(REPO.toSql(insert).get(0).sql())
                .isEqualTo("insert into comments (text, lock_version, post_id) select posts.title || $1::text, 1,"
                        + " posts.id from posts where posts.visits > $2::int8 order by posts.id desc returning"
                        + " comments.id, comments.text, comments.lock_version, comments.post_id, comments.author_id");
        assertThat(now(insert))
                .extracting(Comment::text, Comment::lockVersion, Comment::postId)
                .containsExactly(Tuple.tuple("two!", 1, 2L), Tuple.tuple("one!", 1, 1L));
        assertThat(now(insert.returning(COMMENT.postId))).containsExactly(Optional.of(2L), Optional.of(1L));
        assertThat(now(insert.returningCount())).isEqualTo(2);
        assertThat(now(REPO.count(from(COMMENT)))).isEqualTo(6);
        StepVerifier.create(REPO.insertFrom(COMMENT, from(POST).where(POST.visits.gt(9)))
                        .set(COMMENT.postId, POST.id))
                .verifyComplete();
    }

    @Test
    void theTableItReadsMayBeTheTableItWrites() {
        var insert = REPO.insertFrom(POST, from(POST).where(POST.title.eq("one")))
                .set(POST.title, POST.title)
                .set(POST.visits, POST.visits.plus(10))
                .set(POST.text.to("copy"));

        assertThat(REPO.toSql(insert).get(0).sql())
                .startsWith("insert into posts (title, text, visits, uuid, inserted_at, updated_at) select posts.title,"
                        + " $1::text, posts.visits + $2::int4, gen_random_uuid(), statement_timestamp(),"
                        + " statement_timestamp() from posts where posts.title = $3::varchar returning posts.id");
        assertThat(now(insert)).singleElement().satisfies(copy -> {
            assertThat(copy.visits()).isEqualTo(11);
            assertThat(copy.text()).isEqualTo("copy");
            assertThat(copy.isPublic()).isTrue();
        });
    }

    @Test
    @Behaviour(
            value = "repo.exs:880",
            differs = "a draft holds values; a value that a query computes is inserted by insertFrom")
    void aValueMayBeASubquery() {
        var other = POST.as("other");
        var insert = REPO.insertFrom(POST, from(POST).where(POST.title.eq("one")))
                .set(POST.title.to("most"))
                .set(POST.visits, number(from(other).select(max(other.visits))));

        assertThat(now(insert)).extracting(Post::visits).containsExactly(2);
    }

    @Test
    @Behaviour({"repo.exs:911", "repo.exs:2033"})
    void aConflictIsHandledAsInAnyInsert() {
        var links = REPO.insertFrom(PERMALINK, from(POST))
                .set(PERMALINK.url, POST.title)
                .set(PERMALINK.postId, POST.id);
        now(REPO.insert(PERMALINK.draft().url("old").postId(1L)));

        assertThatThrownBy(() -> now(links)).isInstanceOf(ConstraintViolation.class);
        assertThat(now(links.skipConflicts())).extracting(Permalink::url).containsExactly("two");
        assertThat(now(links.onConflict(PERMALINK.postId).update(PERMALINK.url).returning(PERMALINK.url)))
                .containsExactlyInAnyOrder(Optional.of("one"), Optional.of("two"));
        assertThat(now(links.onConstraint("permalinks_post_id_key").skip().returningCount()))
                .isZero();
        assertThat(now(links.onConflict(PERMALINK.postId).updateGiven()))
                .extracting(Permalink::postId)
                .containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    @Behaviour("repo.exs:1106")
    void aConflictMayDependOnTheRowThatIsThere() {
        var counted = REPO.insertFrom(POST, from(POST))
                .set(POST.title.to("again"))
                .set(POST.uuid, POST.uuid)
                .set(POST.visits, POST.visits.plus(5))
                .onConflict(POST.uuid)
                .when(POST.title.ne("again"))
                .update(POST.title, POST.visits.to(excluded(POST.visits)));

        assertThat(now(counted.returningCount())).isEqualTo(2);
        assertThat(now(REPO.updateAll(from(POST).where(POST.visits.eq(6))).set(POST.title.to("one"))))
                .isEqualTo(1);
        assertThat(now(counted)).extracting(Post::title, Post::visits).containsExactly(Tuple.tuple("again", 11));
    }

    @Test
    void aColumnThatIsLeftOutAndHasNoDefaultIsAViolation() {
        assertThatThrownBy(() -> now(REPO.insertFrom(USER, from(POST)).set(USER.customId.toNull())))
                .isInstanceOf(ConstraintViolation.class);
    }

    @Test
    void whatIsSetTwiceOrNotAtAllIsRefused() {
        var insert = REPO.insertFrom(COMMENT, from(POST));

        assertThatThrownBy(() -> insert.set(COMMENT.postId, POST.id).set(COMMENT.postId.to(1)))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-112: Comment.postId is set twice
                          because: one insert sets a column to one value
                          fix: leave one of them out""");
        assertThatThrownBy(() -> now(insert)).isInstanceOf(InvalidQuery.class).hasMessage("""
                        ORM-112: an insert of rows into Comment sets no column
                          because: the rows of a query have no columns of their own here
                          fix: say which columns take what: .set(TABLE.column, expression)""");
        assertThatThrownBy(() -> now(insert.set(COMMENT.text, USER.as("author").name)))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith("ORM-1");
    }
}

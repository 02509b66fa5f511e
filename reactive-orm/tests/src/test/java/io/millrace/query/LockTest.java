package io.millrace.query;

import static io.millrace.blog.CommentTable.COMMENT;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.blog.UserTable.USER;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
import io.millrace.blog.BlogDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class LockTest {

    private static final BlogDatabase BLOG = BlogDatabase.open();

    @AfterAll
    static void close() {
        BLOG.close();
    }

    @Test
    void locksTheRowsOfTheTableItStartsFrom() {
        BLOG.expect(
                from(POST).where(POST.id.eq(1)).forUpdate().select(POST.id),
                "select posts.id from posts where posts.id = $1::int8 for update of posts",
                1L);
        BLOG.expect(
                from(POST)
                        .where(POST.author().name.eq("Bob"))
                        .lock(RowLock.forNoKeyUpdate())
                        .select(POST.id),
                "select posts.id from posts left join users as posts_author on posts_author.id ="
                        + " posts.author_id where posts_author.name = $1::text for no key update of posts",
                3L);
    }

    @Test
    void sharesThem() {
        BLOG.expect(
                from(POST).where(POST.id.eq(1)).lock(RowLock.forShare()).select(POST.id),
                "select posts.id from posts where posts.id = $1::int8 for share of posts",
                1L);
        BLOG.expect(
                from(POST)
                        .where(POST.id.eq(1))
                        .lock(RowLock.forKeyShare().noWait())
                        .select(POST.id),
                "select posts.id from posts where posts.id = $1::int8 for key share of posts nowait",
                1L);
    }

    @Test
    void locksWhatItNames() {
        var author = USER.as("author");

        BLOG.expect(
                from(POST)
                        .join(POST.author, author)
                        .where(POST.id.eq(1))
                        .lock(RowLock.forUpdate().of(POST, author).skipLocked())
                        .select(POST.id),
                "select posts.id from posts join users as author on posts.author_id = author.id where"
                        + " posts.id = $1::int8 for update of posts, author skip locked",
                1L);
    }

    @Test
    @Behaviour("lock.exs:22")
    void oneWaitsForTheOther() {
        var next = from(COMMENT).where(COMMENT.id.eq(1)).forUpdate();
        Mono<Integer> counted = BLOG.repo()
                .transaction(BLOG.repo()
                        .requireFirst(next)
                        .flatMap(comment -> BLOG.repo()
                                .updateAll(from(COMMENT).where(COMMENT.id.eq(1)))
                                .set(COMMENT.lockVersion.to(comment.lockVersion() + 1))
                                .thenReturn(1)));

        assertThat(Flux.merge(counted, counted, counted).count().block()).isEqualTo(3L);
        assertThat(BLOG.read(from(COMMENT).where(COMMENT.id.eq(1)).select(COMMENT.lockVersion)))
                .containsExactly(4);
    }
}

package io.millrace.query;

import static io.millrace.blog.BlogDatabase.refused;
import static io.millrace.blog.CommentTable.COMMENT;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.blog.UserTable.USER;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.blog.BlogDatabase;
import io.millrace.blog.Post;
import io.millrace.blog.UnreachableRepo;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class GuardTest {

    private static final BlogDatabase BLOG = BlogDatabase.open();

    @AfterAll
    static void close() {
        BLOG.close();
    }

    private static final UnreachableRepo NOWHERE = new UnreachableRepo();

    @Test
    void anAliasThatWasNeverJoined() {
        var author = USER.as("author");

        NOWHERE.refuses(from(POST).where(author.name.eq("Ann")).select(POST.id), """
                        ORM-102: the query uses User.name of author, which it does not read
                          query: select posts.id from posts where author.name = $1::text
                          because: it reads only: posts
                          fix: join it: .join(…, author, …), or use a path over a relation""");
        NOWHERE.refuses(
                from(POST)
                        .join(author, USER.as("critic").id.eq(POST.authorId))
                        .join(USER.as("critic"), author.id.eq(POST.authorId))
                        .select(POST.id),
                """
                        ORM-102: the query uses User.id of critic, which it does not read there
                          query: select posts.id from posts join users as author on critic.id = posts.author_id join users as critic on author.id = posts.author_id
                          because: it reads only: posts, author
                          fix: join critic before it is used""");
    }

    @Test
    void theConstantOfAnotherTable() {
        NOWHERE.refuses(from(POST).where(POST.authorId.eq(USER.id)).select(POST.id), """
                        ORM-102: the query uses User.id of users, which it does not read
                          query: select posts.id from posts where posts.author_id = users.id
                          because: it reads only: posts
                          fix: join it under a name: .join(relation, USER.as("other")), use a path over a relation, or use the column of the alias that was joined""");
        NOWHERE.refuses(
                from(POST).join(USER.as("author"), POST.authorId.eq(USER.id)).select(POST.id), """
                        ORM-102: the query uses User.id of users, which it does not read
                          query: select posts.id from posts join users as author on posts.author_id = users.id
                          because: it reads only: posts, author
                          fix: join it under a name: .join(relation, USER.as("other")), use a path over a relation, or use the column of the alias that was joined""");
    }

    @Test
    void aQueryThatWasNeverJoined() {
        var other = from(USER).named("other");

        NOWHERE.refuses(
                from(POST).where(POST.authorId.eq(other.column(USER.id))).select(POST.id), """
                        ORM-102: the query uses other.id of other, which it does not read
                          query: select posts.id from posts where posts.author_id = other.id
                          because: it reads only: posts
                          fix: join it: .join(…, other, …)""");
    }

    @Test
    void oneNameForTwo() {
        NOWHERE.refuses(
                from(POST)
                        .join(POST.author, USER.as("other"))
                        .join(POST.comments, COMMENT.as("other"))
                        .select(POST.id),
                """
                        ORM-104: the query defines other twice
                          query: select posts.id from posts join users as other on posts.author_id = other.id join comments as other on posts.id = other.post_id
                          because: a name in a query stands for one source only
                          fix: give one of them another name: .as("other")""");
    }

    @Test
    void aNullThatNoPublisherCanEmit() {
        NOWHERE.refuses(from(POST).select(POST.title.orNull()), """
                        ORM-108: a query selects one expression that may be null, as Java's null
                          because: a publisher cannot emit null
                          fix: select the expression as it is, to read an Optional; or .orElse(value)""");
        BLOG.expect(
                from(POST)
                        .where(POST.id.eq(3))
                        .select(POST.id, POST.cost.orNull())
                        .as((id, cost) -> id + ":" + cost),
                "select posts.id, posts.cost from posts where posts.id = $1::int8",
                "3:null");
    }

    @Test
    void aQueryThatIsNoTableIsNotWrittenTo() {
        var some = from(POST).select(POST.id).named("some");

        refused(() -> BLOG.repo().deleteAll(from(some).everyRow()).block(), """
                        ORM-112: some is not a table, and is to be written to
                          query: select "some".id from (select posts.id from posts) as "some"
                          because: only rows of a table can be updated or deleted
                          fix: start from the table: from(TABLE).where(TABLE.id.in(…))""");
    }

    @Test
    void theSameQueryRunsWhereItFits() {
        var author = USER.as("author");
        UnaryOperator<Query<Post>> annas =
                query -> query.join(POST.author, author).where(author.name.eq("Ann"));

        BLOG.expect(
                from(POST).apply(annas).orderBy(POST.id.asc()).select(POST.id),
                "select posts.id from posts join users as author on posts.author_id = author.id where"
                        + " author.name = $1::text order by posts.id",
                1L,
                2L);
        assertThat(from(POST).select(POST.id)).hasToString("select posts.id from posts");
    }
}

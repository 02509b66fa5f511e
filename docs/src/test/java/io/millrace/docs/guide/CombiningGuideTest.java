package io.millrace.docs.guide;

import static io.millrace.docs.app.PostTable.POST;
import static io.millrace.docs.app.UserTable.USER;
import static io.millrace.query.Query.from;
import static io.millrace.query.window.Windows.partitionBy;
import static io.millrace.query.window.Windows.rowNumber;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.docs.app.AuthorCount;
import io.millrace.docs.app.Post;
import io.millrace.docs.app.Sample;
import io.millrace.docs.app.Tables;
import io.millrace.docs.app.User;
import io.millrace.query.RowLock;
import io.millrace.query.named.CommonTable;
import io.millrace.repo.Repo;
import io.millrace.test.MillraceTest;
import io.millrace.type.Types;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@MillraceTest(preparation = Tables.class)
class CombiningGuideTest {

    private UUID ann = new UUID(0, 0);

    @BeforeEach
    void write(Repo repo) {
        ann = Sample.write(repo).id();
    }

    @Test
    void combines(Repo repo) {
        // tag::union[]
        var published = from(POST).where(POST.published).select(POST.slug);
        var popular = from(POST).where(POST.views.gt(6)).select(POST.slug);
        Flux<String> either = repo.all(published.union(popular).orderBy(POST.slug.asc()));
        Flux<String> onlyPublished = repo.all(published.except(popular));
        // end::union[]

        StepVerifier.create(either).expectNext("one", "three").verifyComplete();
        StepVerifier.create(onlyPublished).verifyComplete();
    }

    @Test
    void namesAQuery(Repo repo) {
        // tag::with[]
        var read = CommonTable.of("read", from(POST).where(POST.views.gt(6)).select(POST.userId, POST.title));
        var readAuthors =
                from(USER).with(read).join(read, read.column(POST.userId).eq(USER.id));
        Flux<String> titles = repo.all(readAuthors.select(read.column(POST.title)));
        // end::with[]

        assertThat(repo.toSql(readAuthors.select(read.column(POST.title))).sql())
                .startsWith("with read as (select posts.user_id, posts.title from posts where ");
        StepVerifier.create(titles.sort()).expectNext("One", "Three").verifyComplete();
    }

    @Test
    void looksThroughAWindow(Repo repo) {
        // tag::window[]
        var place = rowNumber().over(partitionBy(POST.userId).orderBy(POST.views.desc()));
        var ranked = from(POST).select(POST.title, place).named("ranked");
        Flux<String> bestOfEach =
                repo.all(from(ranked).where(ranked.column(place).eq(1)).select(ranked.column(POST.title)));
        // end::window[]

        StepVerifier.create(bestOfEach).expectNext("One").verifyComplete();
    }

    @Test
    void locks(Repo repo) {
        // tag::lock[]
        Mono<User> counted = repo.transaction(
                repo.requireOne(from(USER).where(USER.id.eq(ann)).forUpdate())
                        .flatMap(user -> repo.update(user).set(USER.age.to(31))));
        Flux<Post> taken = repo.transaction(repo.all(from(POST)
                .where(POST.published)
                .orderBy(POST.id.asc())
                .limit(10)
                .lock(RowLock.forUpdate().skipLocked()))); // what others hold is passed over
        // end::lock[]

        StepVerifier.create(counted.map(User::age)).expectNext(31).verifyComplete();
        StepVerifier.create(taken).expectNextCount(2).verifyComplete();
    }

    @Test
    void takesSql(Repo repo) {
        // tag::raw[]
        Flux<AuthorCount> counts = repo.sql(
                        "select u.name, count(*) from users u join posts p on p.user_id = u.id where p.views > {} group by 1",
                        6)
                .as(Types.TEXT, Types.INT8, AuthorCount::new);
        Flux<User> users = repo.sql("select {} from users where name ilike {}", USER.row(), "ann%")
                .as(USER);
        Mono<Long> changed = repo.sql("update posts set views = views + 1 where views < {}", 100)
                .execute();
        // end::raw[]

        StepVerifier.create(counts).expectNext(new AuthorCount("Ann", 2)).verifyComplete();
        StepVerifier.create(users.map(User::name)).expectNext("Ann").verifyComplete();
        StepVerifier.create(changed).expectNext(3L).verifyComplete();
    }
}

package io.millrace.docs.guide;

import static io.millrace.docs.app.PostTable.POST;
import static io.millrace.docs.app.UserTable.USER;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.count;
import static io.millrace.query.Sql.exists;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.docs.app.Address;
import io.millrace.docs.app.AuthorCount;
import io.millrace.docs.app.Role;
import io.millrace.docs.app.Tables;
import io.millrace.docs.app.TitleAuthor;
import io.millrace.docs.app.User;
import io.millrace.docs.app.UserTable;
import io.millrace.expr.Condition;
import io.millrace.query.Query;
import io.millrace.repo.Repo;
import io.millrace.test.MillraceTest;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@MillraceTest(preparation = Tables.class)
class QueriesGuideTest {

    private UUID ann = new UUID(0, 0);

    @BeforeEach
    void write(Repo repo) {
        Address paris = new Address("1 Rue de la Paix", "Paris");
        User first = repo.insert(USER.draft()
                        .name("Ann")
                        .email("ann@example.org")
                        .role(Role.AUTHOR)
                        .address(paris)
                        .age(30))
                .block();
        ann = first.id();
        repo.insertAll(
                        POST,
                        List.of(
                                POST.draft()
                                        .userId(ann)
                                        .slug("one")
                                        .title("One")
                                        .published(true)
                                        .views(20),
                                POST.draft().userId(ann).slug("two").title("Two")))
                .blockLast();
    }

    @Test
    void reads(Repo repo) {
        UUID id = ann;
        // tag::read[]
        Mono<User> one = repo.get(USER, id); // empty when there is none
        Mono<User> there = repo.require(USER, id); // fails with NotFound
        Flux<User> some = repo.all(from(USER)
                .where(USER.name.startsWith("A"), USER.age.ge(18))
                .orderBy(USER.name.asc())
                .limit(20));
        Mono<User> first = repo.first(from(USER).orderBy(USER.insertedAt.asc()));
        Mono<Long> authors = repo.count(from(USER).where(USER.role.eq(Role.AUTHOR)));
        Mono<Boolean> any = repo.exists(from(USER).where(USER.age.isNull()));
        // end::read[]

        StepVerifier.create(Flux.concat(one, there, some, first).map(User::name))
                .expectNext("Ann", "Ann", "Ann", "Ann")
                .verifyComplete();
        StepVerifier.create(authors).expectNext(1L).verifyComplete();
        StepVerifier.create(any).expectNext(false).verifyComplete();
    }

    // tag::scope[]
    static UnaryOperator<Query<User>> active() {
        return query -> query.where(USER.role.ne(Role.BANNED));
    }

    static <S> Condition<S> adult(UserTable<S> user) { // good for USER, for an alias, for a path
        return user.age.ge(18);
    }
    // end::scope[]

    @Test
    void composes(Repo repo) {
        // tag::compose[]
        Flux<User> adults = repo.all(from(USER).apply(active()).where(adult(USER)));
        Flux<String> titles = repo.all(from(POST).where(adult(POST.user())).select(POST.title));
        // end::compose[]

        StepVerifier.create(adults).expectNextCount(1).verifyComplete();
        StepVerifier.create(titles).expectNextCount(2).verifyComplete();
    }

    @Test
    void asksAboutRelations(Repo repo) {
        // tag::relations[]
        var popular = from(USER).where(USER.posts.any(POST.published, POST.views.gt(10)));
        var byAnn = from(POST)
                .where(POST.user().name.eq("Ann"))
                .orderBy(POST.user().name.asc(), POST.id.asc());
        var withPosts = from(USER).where(exists(from(POST).where(POST.userId.eq(USER.id), POST.published)));
        // end::relations[]

        assertThat(repo.toSql(byAnn).sql())
                .contains("join users as posts_user on posts_user.id = posts.user_id")
                .endsWith("where posts_user.name = $1::text order by posts_user.name, posts.id");
        StepVerifier.create(repo.all(popular)).expectNextCount(1).verifyComplete();
        StepVerifier.create(repo.all(byAnn)).expectNextCount(2).verifyComplete();
        StepVerifier.create(repo.all(withPosts)).expectNextCount(1).verifyComplete();
    }

    @Test
    void joinsAndGroups(Repo repo) {
        // tag::joins[]
        var author = USER.as("author");
        Flux<AuthorCount> counts = repo.all(from(POST)
                .join(POST.user, author)
                .groupBy(author.id, author.name)
                .having(count().gt(1))
                .select(author.name, count())
                .as(AuthorCount::new));
        var maybe = USER.left("maybe"); // a left join's columns may be null: selected as Optional
        Flux<TitleAuthor> titles = repo.all(from(POST)
                .leftJoin(POST.user, maybe)
                .select(POST.title, maybe.name)
                .as(TitleAuthor::new));
        // end::joins[]

        StepVerifier.create(counts).expectNext(new AuthorCount("Ann", 2)).verifyComplete();
        StepVerifier.create(titles.map(TitleAuthor::author).map(name -> name.orElse("nobody")))
                .expectNext("Ann", "Ann")
                .verifyComplete();
    }

    @Test
    void showsItsSql(Repo repo) {
        // tag::sql[]
        var query = from(USER).where(USER.address.city.eq("Paris")).select(USER.name);
        String sql = repo.toSql(query).sql(); // what would be sent; nothing is sent
        // end::sql[]

        assertThat(sql).startsWith("select users.name from users where ");
        StepVerifier.create(repo.all(query)).expectNext("Ann").verifyComplete();
    }
}

package io.millrace.docs.guide;

import static io.millrace.docs.app.PostTable.POST;
import static io.millrace.docs.app.UserTable.USER;
import static io.millrace.function.Aggregates.percentile;
import static io.millrace.function.Aggregates.stringAgg;
import static io.millrace.function.Dates.ago;
import static io.millrace.function.Literals.value;
import static io.millrace.function.Views.number;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.call;
import static io.millrace.query.Sql.count;
import static io.millrace.query.Sql.row;
import static io.millrace.query.Sql.sql;
import static io.millrace.query.Sql.sum;
import static io.millrace.query.Sql.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.docs.app.Address;
import io.millrace.docs.app.Post;
import io.millrace.docs.app.Role;
import io.millrace.docs.app.Tables;
import io.millrace.docs.app.User;
import io.millrace.expr.DateField;
import io.millrace.repo.Repo;
import io.millrace.test.MillraceTest;
import io.millrace.type.Types;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@MillraceTest(preparation = Tables.class)
class ExpressionsGuideTest {

    @BeforeEach
    void write(Repo repo) {
        User ann = repo.insert(USER.draft()
                        .name("Ann")
                        .email("ann@example.org")
                        .role(Role.AUTHOR)
                        .address(new Address("1 Rue de la Paix", "Paris")))
                .block();
        repo.insertAll(
                        POST,
                        List.of(
                                POST.draft()
                                        .userId(ann.id())
                                        .slug("one")
                                        .title("One")
                                        .published(true)
                                        .views(20),
                                POST.draft().userId(ann.id()).slug("two").title("Two")))
                .blockLast();
    }

    @Test
    void knowsWhatMayBeNull(Repo repo) {
        // tag::null[]
        Flux<Optional<Integer>> nextYear = repo.all(from(USER).select(USER.age.plus(1))); // null stays null
        Flux<Integer> orZero = repo.all(from(USER).select(USER.age.orElse(0).plus(1)));
        Flux<Integer> days = repo.all(
                from(POST).select(POST.insertedAt.part(DateField.DAY).required())); // of a column that is never null
        // end::null[]

        StepVerifier.create(nextYear).expectNext(Optional.empty()).verifyComplete();
        StepVerifier.create(orZero).expectNext(1).verifyComplete();
        StepVerifier.create(days).expectNextCount(2).verifyComplete();
    }

    @Test
    void chooses(Repo repo) {
        // tag::choose[]
        var grade = when(POST.views.gt(100), value("read by many"))
                .when(POST.views.gt(10), "read by some")
                .otherwise(POST.title.upper());
        Mono<Long> marked = repo.updateAll(from(POST).where(POST.published)).set(POST.title.to(grade));
        // end::choose[]

        StepVerifier.create(marked).expectNext(1L).verifyComplete();
    }

    @Test
    void computesWithTimes(Repo repo) {
        // tag::time[]
        var recent = POST.insertedAt.gt(ago(7, ChronoUnit.DAYS));
        var hour = POST.insertedAt.truncated(DateField.HOUR);
        var perHour = from(POST).where(recent).groupBy(hour).orderBy(hour.asc()).select(hour, count());
        // end::time[]

        StepVerifier.create(repo.all(perHour).map(bucket -> bucket.getT2()))
                .expectNext(2L)
                .verifyComplete();
    }

    @Test
    void aggregates(Repo repo) {
        // tag::aggregate[]
        var figures = from(POST)
                .select(
                        count().filter(POST.published),
                        sum(POST.views), // in the column's own type; empty where there are no rows
                        stringAgg(POST.slug, ", ").orderBy(POST.slug.desc()),
                        percentile(0.5, POST.views.asc()));
        // end::aggregate[]

        StepVerifier.create(repo.all(figures).map(Object::toString))
                .expectNext("[1,Optional[20],Optional[two, one],Optional[10.0]]")
                .verifyComplete();
    }

    @Test
    void readsDocuments(Repo repo) {
        // tag::document[]
        var parisians = from(USER).where(USER.address.city.eq("Paris")); // a field, checked by the compiler
        var moved = repo.updateAll(parisians).set(USER.address.to(USER.address.merged(Map.of("city", "Lyon"))));
        // end::document[]

        StepVerifier.create(moved).expectNext(1L).verifyComplete();
    }

    @Test
    void comparesRows(Repo repo) {
        Post last = repo.require(POST, 1L)
                .onErrorResume(gone -> repo.first(from(POST).orderBy(POST.id.asc())))
                .block();
        // tag::row[]
        var next = from(POST)
                .where(row(POST.insertedAt, POST.id).gt(last.insertedAt(), last.id()))
                .orderBy(POST.insertedAt.asc(), POST.id.asc())
                .limit(20);
        // end::row[]

        StepVerifier.create(repo.all(next)).expectNextCount(1).verifyComplete();
    }

    @Test
    void saysWhatHasNoWord(Repo repo) {
        String words = "one";
        // tag::fragment[]
        var found = from(POST).where(sql("to_tsvector('english', {}) @@ websearch_to_tsquery({})", POST.title, words));
        var far = from(POST)
                .where(number(call("levenshtein", Types.INT4, POST.title, words))
                        .lt(3));
        var bytes = from(POST).select(sql(Integer.class, "octet_length({})", POST.title));
        // end::fragment[]

        StepVerifier.create(repo.all(found)).expectNextCount(1).verifyComplete();
        assertThat(repo.toSql(far).sql()).endsWith("where levenshtein(posts.title, $1::text) < $2::int8");
        StepVerifier.create(repo.all(bytes)).expectNext(3, 3).verifyComplete();
    }
}

package io.millrace.docs.guide;

import static io.millrace.docs.app.PostTable.POST;
import static io.millrace.docs.app.UserTable.USER;
import static io.millrace.query.Query.from;
import static io.millrace.repo.Cursor.after;
import static io.millrace.repo.Cursor.firstPage;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.docs.app.Post;
import io.millrace.docs.app.Sample;
import io.millrace.docs.app.Tables;
import io.millrace.docs.app.User;
import io.millrace.repo.Page;
import io.millrace.repo.Repo;
import io.millrace.test.MillraceTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@MillraceTest(preparation = Tables.class, sandbox = false)
class PagesGuideTest {

    @BeforeAll
    static void write(Repo repo) {
        Sample.write(repo);
    }

    @Test
    void readsOne(Repo repo) {
        // tag::one[]
        Mono<User> ann = repo.getBy(USER, USER.email.eq("ann@example.org")); // by what is unique
        Mono<Post> only = repo.one(from(POST).where(POST.published.not())); // of any query
        Mono<Post> newest = repo.last(from(POST).orderBy(POST.id.asc()));
        // end::one[]

        StepVerifier.create(ann.map(User::name)).expectNext("Ann").verifyComplete();
        StepVerifier.create(only.map(Post::slug)).expectNext("two").verifyComplete();
        StepVerifier.create(newest.map(Post::slug)).expectNext("three").verifyComplete();
    }

    @Test
    void readsPages(Repo repo) {
        // tag::page[]
        var newestFirst = from(POST).orderBy(POST.insertedAt.desc(), POST.id.desc());
        Mono<Page<Post>> first = repo.page(newestFirst, firstPage(), 2);
        Mono<Page<Post>> second = first.flatMap(page -> repo.page(newestFirst, after(page.next()), 2));
        // end::page[]

        StepVerifier.create(first)
                .assertNext(page -> {
                    assertThat(page.items()).extracting(Post::slug).containsExactly("three", "two");
                    assertThat(page.hasMore()).isTrue();
                })
                .verifyComplete();
        StepVerifier.create(second)
                .assertNext(page -> {
                    assertThat(page.items()).extracting(Post::slug).containsExactly("one");
                    assertThat(page.next()).isNull();
                })
                .verifyComplete();
    }

    @Test
    void streams(Repo repo) {
        // tag::stream[]
        Flux<Post> all = repo.stream(from(POST).orderBy(POST.id.asc())); // a cursor, 500 rows at a time
        Mono<Long> views = all.map(Post::views).reduce(0L, Long::sum);
        // end::stream[]

        StepVerifier.create(views).expectNext(32L).verifyComplete();
        StepVerifier.create(all.take(1).map(Post::slug)).expectNext("one").verifyComplete();
    }
}

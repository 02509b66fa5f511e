package io.millrace.docs.guide;

import static io.millrace.docs.app.PostTable.POST;
import static io.millrace.docs.app.UserTable.USER;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.docs.app.Address;
import io.millrace.docs.app.Post;
import io.millrace.docs.app.Role;
import io.millrace.docs.app.Tables;
import io.millrace.docs.app.User;
import io.millrace.error.StaleRow;
import io.millrace.repo.Repo;
import io.millrace.test.MillraceTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@MillraceTest(preparation = Tables.class)
class WritingGuideTest {

    private final Address address = new Address("1 Rue de la Paix", "Paris");
    private User ann;

    @BeforeEach
    void write(Repo repo) {
        ann = repo.insert(USER.draft()
                        .name("Ann")
                        .email("ann@example.org")
                        .role(Role.AUTHOR)
                        .address(address))
                .block();
    }

    @Test
    void inserts(Repo repo) {
        // tag::insert[]
        Mono<User> bob = repo.insert(
                USER.draft() // staged: forgetting `email` does not compile
                        .name("Bob")
                        .email("bob@example.org")
                        .role(Role.READER)
                        .address(address)
                        .age(30)); // the optional ones, in any order
        // end::insert[]

        StepVerifier.create(bob)
                .assertNext(user -> {
                    assertThat(user.id()).isNotNull();
                    assertThat(user.version()).isEqualTo(1);
                    assertThat(user.insertedAt()).isEqualTo(user.updatedAt());
                })
                .verifyComplete();
    }

    @Test
    void updates(Repo repo) {
        User user = ann;
        // tag::update[]
        Mono<User> renamed = repo.update(user).set(USER.name.to("Anna")); // checks the version, and counts it up
        // end::update[]

        StepVerifier.create(renamed.map(User::version)).expectNext(2).verifyComplete();
        StepVerifier.create(renamed).verifyError(StaleRow.class);
    }

    @Test
    void insertsOrUpdates(Repo repo) {
        UUID id = ann.id();
        // tag::upsert[]
        var draft = POST.draft().userId(id).slug("mill").title("The mill");
        Mono<Post> either = repo.upsert(draft).on(POST.slug); // sets what is given where the slug is there
        Mono<Post> counted = repo.insert(draft).onConflict(POST.slug).update(POST.views.to(POST.views.plus(1)));
        Mono<Post> unlessThere = repo.insert(draft).onConflict(POST.slug).skip(); // empty where it is
        // end::upsert[]

        StepVerifier.create(either.map(Post::views)).expectNext(0L).verifyComplete();
        StepVerifier.create(counted.map(Post::views)).expectNext(1L).verifyComplete();
        StepVerifier.create(unlessThere).verifyComplete();
    }

    @Test
    void deletes(Repo repo) {
        User user = ann;
        // tag::delete[]
        Mono<User> deleted = repo.delete(USER, user); // the row as it was
        // end::delete[]

        StepVerifier.create(deleted.map(User::name)).expectNext("Ann").verifyComplete();
        StepVerifier.create(deleted).verifyError(StaleRow.class);
    }

    @Test
    void writesManyRows(Repo repo) {
        UUID id = ann.id();
        // tag::bulk[]
        var drafts = List.of(
                POST.draft().userId(id).slug("one").title("One"),
                POST.draft().userId(id).slug("two").title("Two"));
        Flux<Post> written = repo.insertAll(POST, drafts) // one statement for up to 10,000 rows
                .onConflict(POST.slug)
                .update(POST.title, POST.views.to(POST.views.plus(1)));
        Flux<Long> seen = repo.updateAll(from(POST).where(POST.userId.eq(id)))
                .set(POST.views.to(POST.views.plus(1)))
                .returning(POST.views);
        Mono<Long> gone = repo.deleteAll(from(POST).where(POST.published.not()));
        // end::bulk[]

        StepVerifier.create(written.map(Post::title)).expectNext("One", "Two").verifyComplete();
        StepVerifier.create(written.map(Post::views)).expectNext(1L, 1L).verifyComplete();
        StepVerifier.create(seen).expectNext(2L, 2L).verifyComplete();
        StepVerifier.create(gone).expectNext(2L).verifyComplete();
    }

    @Test
    void copiesARecord() {
        // tag::with[]
        User older = USER.with(ann, USER.name.to("Anna"), USER.age.to(31)); // a copy; touches no database
        // end::with[]

        assertThat(older.name()).isEqualTo("Anna");
        assertThat(older.age()).isEqualTo(31);
        assertThat(older.email()).isEqualTo(ann.email());
    }
}

package io.millrace.docs.guide;

import static io.millrace.docs.app.ArchiveTable.ARCHIVE;
import static io.millrace.docs.app.PostTable.POST;
import static io.millrace.docs.app.UserTable.USER;
import static io.millrace.query.Query.from;
import static io.millrace.repo.write.OnConflict.excluded;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.docs.app.Address;
import io.millrace.docs.app.MoreTables;
import io.millrace.docs.app.Post;
import io.millrace.docs.app.PostDraft;
import io.millrace.docs.app.Role;
import io.millrace.error.InvalidQuery;
import io.millrace.repo.Multi;
import io.millrace.repo.Repo;
import io.millrace.repo.Step;
import io.millrace.repo.StepResults;
import io.millrace.repo.write.RowOutcome;
import io.millrace.test.MillraceTest;
import io.millrace.test.database.PostgresServer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@MillraceTest(preparation = MoreTables.class)
class BulkGuideTest {

    private UUID id;

    @BeforeEach
    void write(Repo repo) {
        id = repo.insert(USER.draft()
                        .name("Ann")
                        .email("ann@example.org")
                        .role(Role.AUTHOR)
                        .address(new Address("1 Rue de la Paix", "Paris")))
                .block()
                .id();
    }

    private List<PostDraft> drafts() {
        return List.of(
                POST.draft().userId(id).slug("one").title("One").views(3),
                POST.draft().userId(id).slug("two").title("Two").views(5));
    }

    @Test
    void inserts(Repo repo) {
        List<PostDraft> drafts = drafts();
        // tag::insert[]
        Flux<Post> posts = repo.insertAll(POST, drafts); // in the order they were given
        Mono<Long> number =
                repo.insertAll(POST, drafts).onConflict(POST.slug).skip().returningCount();
        // end::insert[]

        StepVerifier.create(posts.map(Post::title)).expectNext("One", "Two").verifyComplete();
        StepVerifier.create(number).expectNext(0L).verifyComplete();
    }

    @Test
    void copies(Repo repo) {
        repo.insertAll(POST, drafts()).blockLast();
        // tag::from[]
        Mono<Long> archived = repo.insertFrom(ARCHIVE, from(POST).where(POST.views.lt(4)))
                .set(ARCHIVE.id, POST.id)
                .set(ARCHIVE.title, POST.title)
                .returningCount();
        // end::from[]

        StepVerifier.create(archived).expectNext(1L).verifyComplete();
        StepVerifier.create(repo.all(from(ARCHIVE).select(ARCHIVE.title)))
                .expectNext("One")
                .verifyComplete();
    }

    @Test
    void upserts(Repo repo) {
        List<PostDraft> drafts = drafts();
        // tag::upsert[]
        var upsert = repo.upsertAll(POST, drafts).on(POST.slug); // sets all that is given
        var counting = repo.insertAll(POST, drafts)
                .onConflict(POST.slug)
                .update(POST.title, POST.views.to(POST.views.plus(excluded(POST.views))));
        var most = repo.insertAll(POST, drafts).onConflict(POST.slug).updateGivenBut(POST.userId);
        var there = repo.insertAll(POST, drafts).onConflict(POST.slug).existing(); // and no update
        // end::upsert[]
        // tag::outcomes[]
        Flux<RowOutcome<Post>> outcomes = upsert.outcomes(); // INSERTED, UPDATED or UNCHANGED
        // end::outcomes[]

        StepVerifier.create(outcomes.map(RowOutcome::kind))
                .expectNext(RowOutcome.Kind.INSERTED, RowOutcome.Kind.INSERTED)
                .verifyComplete();
        StepVerifier.create(counting.map(Post::views)).expectNext(6L, 10L).verifyComplete();
        StepVerifier.create(most.map(Post::views)).expectNext(3L, 5L).verifyComplete();
        StepVerifier.create(there.map(Post::title)).expectNext("One", "Two").verifyComplete();
    }

    @Test
    void replaces(Repo repo) {
        repo.insertAll(POST, List.of(POST.draft().userId(id).slug("old").title("Old")))
                .blockLast();
        List<PostDraft> drafts = drafts();
        // tag::replace[]
        var replaced = repo.replaceAll(POST, drafts).on(POST.slug).within(POST.userId.eq(id));
        Flux<RowOutcome<Post>> all = replaced.outcomes(); // and DELETED, those that were not given
        // end::replace[]

        if (PostgresServer.shared().majorVersion() < 17) {
            StepVerifier.create(all).verifyError(InvalidQuery.class);
            return;
        }
        StepVerifier.create(all.map(RowOutcome::kind))
                .expectNext(RowOutcome.Kind.INSERTED, RowOutcome.Kind.INSERTED, RowOutcome.Kind.DELETED)
                .verifyComplete();
        StepVerifier.create(replaced).verifyComplete();
    }

    @Test
    void updatesAndDeletesByKey(Repo repo) {
        List<Post> posts = repo.insertAll(POST, drafts()).collectList().block();
        // tag::keys[]
        List<Post> renamed = posts.stream()
                .map(post -> POST.with(post, POST.title.to(post.title() + "!")))
                .toList();
        Flux<Post> updated = repo.updateAll(POST, renamed).set(POST.title); // all, or StaleRow and none
        List<Long> keys = posts.stream().map(Post::id).toList();
        Mono<Long> deleted = repo.deleteAll(POST, keys);
        // end::keys[]

        StepVerifier.create(updated.map(Post::title)).expectNext("One!", "Two!").verifyComplete();
        StepVerifier.create(deleted).expectNext(2L).verifyComplete();
    }

    @Test
    void loads(Repo repo) {
        // tag::load[]
        Flux<PostDraft> rows = Flux.range(1, 100_000) // a file, a queue, another database
                .map(n -> POST.draft().userId(id).slug("post-" + n).title("Post " + n));
        Mono<Long> loaded = repo.load(POST, rows); // one transaction, chunks of 1,000, two in flight
        // end::load[]

        StepVerifier.create(repo.load(POST, rows.take(2_500)).chunk(1_000))
                .expectNext(2_500L)
                .verifyComplete();
        assertThat(loaded).isNotNull();
    }

    @Test
    void runsSteps(Repo repo) {
        List<String> titles = List.of("One", "Two");
        // tag::multi[]
        Step<List<Post>> written = Step.named("written");
        Step<Long> counted = Step.named("counted");
        Multi steps = Multi.start()
                .insertAll(written, POST, done -> drafts())
                .run(counted, (repository, done) -> repository.count(from(POST)));
        for (String title : titles) { // known when the program runs
            steps = steps.run(
                    Step.<Boolean>named("check " + title),
                    (repository, done) -> repository.exists(from(POST).where(POST.title.eq(title))));
        }
        Mono<StepResults> results = repo.run(steps); // or StepFailed: step(), failure(), done()
        // end::multi[]

        StepVerifier.create(results)
                .assertNext(done -> {
                    assertThat(done.get(written)).hasSize(2);
                    assertThat(done.get(counted)).isEqualTo(2);
                    assertThat(done.names()).containsExactly("written", "counted", "check One", "check Two");
                })
                .verifyComplete();
    }
}

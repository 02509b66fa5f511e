package io.millrace.docs.guide;

import static io.millrace.docs.app.PostTable.POST;
import static io.millrace.docs.app.UserTable.USER;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.docs.app.Address;
import io.millrace.docs.app.Post;
import io.millrace.docs.app.Role;
import io.millrace.docs.app.Tables;
import io.millrace.docs.app.User;
import io.millrace.error.NotLoaded;
import io.millrace.observe.RepeatGuard;
import io.millrace.repo.Cursor;
import io.millrace.repo.Page;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.test.MillraceTest;
import io.millrace.test.Queries;
import io.millrace.test.database.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@MillraceTest(preparation = Tables.class)
class RelationsGuideTest {

    @BeforeEach
    void write(Repo repo) {
        for (String name : List.of("Ann", "Bob")) {
            User user = Objects.requireNonNull(repo.insert(USER.draft()
                            .name(name)
                            .email(name + "@example.org")
                            .role(Role.AUTHOR)
                            .address(new Address("1 Rue de la Paix", "Paris")))
                    .block());
            for (int i = 1; i <= 3; i++) {
                repo.insert(POST.draft()
                                .userId(user.id())
                                .slug(name + i)
                                .title(name + " " + i)
                                .published(i > 1)
                                .views(i * 10L))
                        .block();
            }
        }
    }

    @Test
    void loadsWithAQuery(Repo repo, Queries queries) {
        queries.startAgain();
        // tag::query[]
        Flux<User> users = repo.all(from(USER)
                .orderBy(USER.name.asc())
                .preload(USER.posts
                        .where(POST.published)
                        .orderBy(POST.views.desc())
                        .limit(5)));
        // end::query[]

        assertThat(users.collectList().block())
                .extracting(
                        user -> user.posts().list().stream().map(Post::title).toList())
                .containsExactly(List.of("Ann 3", "Ann 2"), List.of("Bob 3", "Bob 2"));
        assertThat(queries.count()).isEqualTo(2);
    }

    @Test
    void loadsIntoRows(Repo repo) {
        User user = Objects.requireNonNull(
                repo.first(from(USER).orderBy(USER.name.asc())).block());
        List<User> users = List.of(user, user);
        // tag::rows[]
        Mono<User> one = repo.preload(user, USER.posts);
        Flux<User> many = repo.preloadAll(users, USER.posts.preload(POST.user));
        Mono<User> again = one.flatMap(loaded -> repo.preload(loaded, USER.posts.force()));
        // end::rows[]

        assertThat(Objects.requireNonNull(one.block()).posts().list()).hasSize(3);
        assertThat(many.collectList().block())
                .hasSize(2)
                .allSatisfy(loaded -> assertThat(
                                loaded.posts().list().get(0).user().get().name())
                        .isEqualTo("Ann"));
        assertThat(Objects.requireNonNull(again.block()).posts().list()).hasSize(3);
        assertThatThrownBy(() -> user.posts().list()).isInstanceOf(NotLoaded.class);
    }

    @Test
    void isAQuery(Repo repo) {
        User user = Objects.requireNonNull(
                repo.first(from(USER).orderBy(USER.name.asc())).block());
        // tag::walk[]
        Mono<Long> published = repo.count(USER.posts.of(user).where(POST.published));
        Mono<Page<Post>> page = repo.page(USER.posts.of(user).orderBy(POST.views.desc()), Cursor.firstPage(), 2);
        // end::walk[]

        assertThat(published.block()).isEqualTo(2);
        assertThat(Objects.requireNonNull(page.block()).items()).hasSize(2);
    }

    @Test
    void isGuarded(Repo repo, Queries queries) {
        List<User> users =
                Objects.requireNonNull(repo.all(from(USER)).collectList().block());
        queries.startAgain();
        // tag::guard[]
        repo.preloadAll(users, USER.posts).blockLast();
        queries.requireNoRepeats(1, USER, POST); // among whose relations it looks for the preload to write
        // end::guard[]

        users.forEach(user -> repo.all(USER.posts.of(user)).blockLast());
        assertThatThrownBy(() -> queries.requireNoRepeats(1, USER, POST))
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                        one query was run 2 times
                          query: select posts.id, posts.user_id, posts.slug, posts.title, posts.published, posts.views, \
                        posts.inserted_at from posts where posts.user_id = $1::uuid
                          because: it is run for one row at a time, and at most 1 was expected
                          fix: load it for all rows at once: query.preload(USER.posts) or repo.preloadAll(rows, USER.posts)""");
    }

    @Test
    void isGuardedWhileItIsDeveloped(TestDatabase database) {
        String url = database.url();
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(6).toList();
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            // tag::listening[]
            RepeatGuard guard = RepeatGuard.over(5).knowing(USER, POST);
            Repo repo = Repo.open(RepoOptions.url(url).withRepeatGuard(guard));
            Flux<User> oneByOne = Flux.fromIterable(ids).concatMap(id -> repo.get(USER, id));
            Flux<User> counted = oneByOne.contextWrite(guard::begin); // what is subscribed within it
            // end::listening[]

            assertThat(counted.collectList().block()).isEmpty();
            repo.close().block();
        } finally {
            System.setErr(before);
        }
        assertThat(log.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce("WARN io.millrace.repeats - one statement was run more than 5 times within one"
                        + " subscription: get User")
                .containsPattern("\\n  at: .*RelationsGuideTest\\.java:\\d+\\)\\n")
                .contains("query.preload(POST.user)");
    }
}

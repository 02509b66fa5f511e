package io.millrace.repo;

import static io.millrace.blog.EmptyBlog.now;
import static io.millrace.blog.UserTable.USER;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
import io.millrace.blog.EmptyBlog;
import io.millrace.blog.User;
import io.millrace.error.RepoClosed;
import io.millrace.type.Types;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Several repos beside each other, each with connections of its own. */
class SeveralReposTest {

    private static final EmptyBlog BLOG = new EmptyBlog();

    @AfterAll
    static void close() {
        BLOG.close();
    }

    @Test
    @Behaviour("repo.exs:21")
    void aSecondRepoHasConnectionsOfItsOwn() {
        Repo second = Repo.open(BLOG.options().withApplicationName("second"));
        Mono<String> name = second.sql("show application_name").as(Types.TEXT).single();

        User ann = now(BLOG.repo().insert(USER.draft().name("Ann")));
        assertThat(now(second.require(USER, ann.id()))).isEqualTo(ann);
        assertThat(now(second.transaction(name))).isEqualTo("second");
        second.close().block();
        assertThat(now(BLOG.repo().require(USER, ann.id()))).isEqualTo(ann);
    }

    @Test
    @Behaviour(value = "sql.exs:65", differs = "connections are drained by closing the repo; another one is opened")
    void closingDrainsEveryConnection() {
        Repo drained = Repo.open(BLOG.options().withApplicationName("drained"));
        Mono<Boolean> slow = drained.sql("select pg_sleep({}) is not null", 0.2)
                .as(Types.BOOL)
                .single();

        StepVerifier.create(Mono.zip(
                        slow,
                        drained.transaction(slow),
                        drained.count(from(USER)).then(drained.close()).thenReturn(1)))
                .assertNext(all -> assertThat(all.getT1() && all.getT2()).isTrue())
                .verifyComplete();
        StepVerifier.create(drained.count(from(USER))).verifyError(RepoClosed.class);
        StepVerifier.create(BLOG.repo()
                        .sql("select count(*) from pg_stat_activity where application_name = 'drained'")
                        .as(Types.INT8)
                        .single()
                        .repeatWhen(again -> again.delayElements(java.time.Duration.ofMillis(10)))
                        .filter(count -> count == 0)
                        .next())
                .expectNext(0L)
                .expectComplete()
                .verify(java.time.Duration.ofSeconds(10));
    }
}

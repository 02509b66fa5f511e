package io.millrace.repo.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.blog.EmptyBlog;
import io.millrace.repo.channel.Notice.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class ChannelTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmptyBlog blog = new EmptyBlog();
    private final Channel channel = blog.repo().channel("a \"strange\" name");

    @AfterEach
    void close() {
        blog.close();
    }

    @Test
    void whatIsToldIsHeardInOrder() {
        StepVerifier.create(channel.listen())
                .expectNext(new Notice(Kind.LISTENING, ""))
                .then(() -> {
                    channel.tell("one").block();
                    blog.repo().channel("another").tell("not here").block();
                    channel.tell("two; 'quoted'").block();
                })
                .expectNext(new Notice(Kind.TOLD, "one"), new Notice(Kind.TOLD, "two; 'quoted'"))
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void insideATransactionItIsToldAtItsCommitAndOnce() {
        StepVerifier.create(channel.listen())
                .expectNextCount(1)
                .then(() -> {
                    blog.repo()
                            .transaction(channel.tell("undone").then(Mono.error(new IllegalStateException())))
                            .onErrorComplete()
                            .block();
                    blog.repo()
                            .transaction(channel.tell("kept").then(channel.tell("kept")))
                            .block();
                    channel.tell("after").block();
                })
                .expectNext(new Notice(Kind.TOLD, "kept"), new Notice(Kind.TOLD, "after"))
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void aLostConnectionIsMadeAnewAndSaid() {
        StepVerifier.create(channel.listen())
                .expectNext(new Notice(Kind.LISTENING, ""))
                .then(() -> blog.database()
                        .value(
                                "select count(pg_terminate_backend(pid)) from pg_stat_activity where query like 'listen %'"
                                        + " and datname = current_database()"))
                .expectNext(new Notice(Kind.LISTENING, ""))
                .then(() -> channel.tell("again").block())
                .expectNext(new Notice(Kind.TOLD, "again"))
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void aCancelEndsItsConnection() {
        StepVerifier.create(channel.listen()).expectNextCount(1).thenCancel().verify(PATIENCE);

        // Its backend may still be on its way out.
        for (int attempt = 0; attempt < 10_000 && !listening().isEmpty(); attempt++) {
            assertThat(listening()).hasSizeLessThan(2);
        }
        assertThat(listening()).isEmpty();
    }

    private List<String> listening() {
        return blog.database()
                .column("select pid from pg_stat_activity where query like 'listen %'"
                        + " and datname = current_database()");
    }
}

package io.millrace.mesher.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.error.Code;
import io.millrace.error.CommitOutcomeUnknown;
import io.millrace.error.Problem;
import io.millrace.mesher.TestMesher;
import io.millrace.mesher.alert.AlertStore;
import io.millrace.mesher.http.Refusal;
import io.millrace.mesher.json.Json;
import io.millrace.mesher.live.LiveFeed;
import io.millrace.mesher.live.LiveHub;
import io.millrace.mesher.live.Told;
import io.millrace.repo.Repo;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The queue before a writer that does what no database is made to do. */
@Timeout(180)
class EventQueueFailuresTest {

    private static final EventQueue.Limits LIMITS = new EventQueue.Limits(100, 1_000, 10, Duration.ofMillis(1));

    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void itIsFullByItsBytesToo() throws Exception {
        Sinks.Empty<Void> goOn = Sinks.empty();
        EventQueue queue = queue(batch -> goOn.asMono().then(Mono.just(written(batch))));
        CompletableFuture<List<Outcome>> first =
                queue.take(List.of(received(600))).toFuture();

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(
                        () -> queue.take(List.of(received(200), received(201))).block())
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(429))
                .satisfies(refused -> assertThat(refused.error()).isEqualTo("overloaded"))
                .satisfies(refused -> assertThat(refused.retryAfter()).isEqualTo(1));
        CompletableFuture<List<Outcome>> second =
                queue.take(List.of(received(400))).toFuture();
        goOn.tryEmitEmpty();

        assertThat(first.get(60, TimeUnit.SECONDS)).containsExactly(Outcome.STORED);
        assertThat(second.get(60, TimeUnit.SECONDS)).containsExactly(Outcome.STORED);
        queue.close().block(Duration.ofSeconds(60));
        // What was written takes no room any more; as much as there may be finds it.
        EventQueue another = queue(batch -> Mono.just(written(batch)));
        for (int i = 0; i < 5; i++) {
            assertThat(another.take(List.of(received(150))).block(Duration.ofSeconds(60)))
                    .containsExactly(Outcome.STORED);
        }
    }

    @Test
    void whatEndsOneBatchEndsNoOther() {
        EventQueue queue = queue(batch -> {
            switch (tries.incrementAndGet()) {
                case 1 -> throw new StackOverflowError("thrown");
                case 2 -> throw new NoClassDefFoundError("thrown");
                default -> {
                    return Mono.just(written(batch));
                }
            }
        });

        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> queue.take(List.of(received(1))).block(Duration.ofSeconds(60)));
        assertThatExceptionOfType(NoClassDefFoundError.class)
                .isThrownBy(() -> queue.take(List.of(received(1))).block(Duration.ofSeconds(60)));
        assertThat(queue.take(List.of(received(1))).block(Duration.ofSeconds(60)))
                .containsExactly(Outcome.STORED);
        queue.close().block(Duration.ofSeconds(60));
    }

    /** It is told, although the try that is answered finds that all of it is there. */
    @Test
    void whatWasCommittedUnansweredIsToldAllTheSame() throws Exception {
        try (TestMesher mesher = TestMesher.start()) {
            Repo repo = Repo.connect(mesher.database().url());
            Told told = new Told();
            WebSocket socket = mesher.listen("/stream/projects/default", mesher.token(), told);
            told.next("joined");
            BatchWriter writer = new BatchWriter(repo, new AlertStore(repo), Clock.systemUTC());
            LiveFeed feed = new LiveFeed(repo, new LiveHub(), Clock.systemUTC());
            EventQueue queue = new EventQueue(
                    batch -> writer.write(batch)
                            .flatMap(written ->
                                    tries.incrementAndGet() == 1 ? Mono.error(unknown()) : Mono.just(written)),
                    LIMITS,
                    written -> written.tell(feed),
                    feed::perhapsCommitted);

            UUID project = UUID.fromString(mesher.value("select id from projects"));
            assertThat(queue.take(List.of(received(project, 1))).block(Duration.ofSeconds(60)))
                    .containsExactly(Outcome.REPEATED);

            assertThat(told.next("event").path("data").path("message").asText()).isEqualTo("x");
            socket.abort();
            queue.close().block(Duration.ofSeconds(60));
            feed.close();
            repo.close().block(Duration.ofSeconds(60));
        }
    }

    private EventQueue queue(Function<List<Received>, Mono<Written>> writer) {
        return new EventQueue(writer, LIMITS, written -> {}, () -> {});
    }

    private static Written written(List<Received> batch) {
        Map<Received.Key, Outcome> outcomes = new LinkedHashMap<>();
        batch.forEach(one -> outcomes.put(one.key(), Outcome.STORED));
        return Written.nothing(outcomes);
    }

    private static CommitOutcomeUnknown unknown() {
        return new CommitOutcomeUnknown(new Problem(Code.COMMIT_OUTCOME_UNKNOWN, "what", "query", "because", "fix"));
    }

    private static Received received(long bytes) {
        return received(UUID.randomUUID(), bytes);
    }

    private static Received received(UUID project, long bytes) {
        return Received.of(
                project,
                SentryEvent.read(
                        Json.object(ByteBuffer.wrap("{\"message\":\"x\"}".getBytes(StandardCharsets.UTF_8))),
                        UUID.randomUUID(),
                        Clock.systemUTC().instant()),
                bytes);
    }
}

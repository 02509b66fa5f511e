package io.millrace.mesher.ingest;

import static io.millrace.mesher.project.ProjectTable.PROJECT;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.mesher.TestMesher;
import io.millrace.mesher.TestMesher.Reply;
import io.millrace.repo.Repo;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

@Timeout(180)
class EventQueueTest {

    private final TestMesher mesher = TestMesher.start(Map.of("MESHER_QUEUE", "2"));
    private final Repo repo = Repo.connect(mesher.database().url());

    @AfterEach
    void stop() {
        repo.close().block(Duration.ofSeconds(30));
        mesher.close();
    }

    @Test
    void aFullQueueRefusesAndWhatItHoldsIsWritten() throws Exception {
        Disposable held = hold();
        List<CompletableFuture<HttpResponse<String>>> waiting = Stream.of("a", "b")
                .map(text -> mesher.envelopeUnderWay(envelope(text)))
                .toList();
        awaitQueued(2);

        Reply refused = mesher.envelope(envelope("c"));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.error()).isEqualTo("overloaded");
        assertThat(refused.headers()).containsEntry("retry-after", "1");
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        held.dispose();
        for (CompletableFuture<HttpResponse<String>> one : waiting) {
            assertThat(one.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
        assertThat(mesher.database().column("select message from events order by message"))
                .containsExactly("a", "b");
    }

    @Test
    void aStopWritesAndAnswersWhatIsQueued() throws Exception {
        Disposable held = hold();
        CompletableFuture<HttpResponse<String>> waiting = mesher.envelopeUnderWay(envelope("last"));
        awaitQueued(1);

        CompletableFuture<Void> stopping = CompletableFuture.runAsync(mesher::stop);
        held.dispose();

        assertThat(waiting.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        stopping.get(60, TimeUnit.SECONDS);
        assertThat(mesher.value("select message from events")).isEqualTo("last");
    }

    @Test
    void aPoisonousEventIsFoundAndRefusedAlone() throws Exception {
        mesher.stop();
        try (TestMesher roomy = TestMesher.start()) {
            roomy.database().execute("""
                    create function poison() returns trigger language plpgsql as $$ begin
                      if new.message = 'poison' then raise 'no'; end if; return new; end $$;
                    create trigger poison before insert on events for each row execute function poison()""");

            Reply reply = roomy.post(
                    "/api/v1/events/bulk",
                    "{\"events\":[{\"message\":\"a\"},{\"message\":\"poison\"},{\"message\":\"b\"},{\"message\":\"c\"}]}"
                            .getBytes(StandardCharsets.UTF_8),
                    "X-Sentry-Auth",
                    TestMesher.KEY);

            assertThat(reply.body().path("results").findValuesAsText("status"))
                    .containsExactly("stored", "refused", "stored", "stored");
            assertThat(roomy.database().column("select message from events order by message"))
                    .containsExactly("a", "b", "c");
            assertThat(roomy.envelope(envelope("poison")).error()).isEqualTo("refused_event");
        }
    }

    @Test
    void theSameEventManyTimesAtOnceIsStoredOnce() {
        mesher.stop();
        try (TestMesher roomy = TestMesher.start()) {
            String id = UUID.randomUUID().toString().replace("-", "");
            String envelope = "{\"event_id\":\"%s\"}\n{\"type\":\"event\"}\n{\"message\":\"x\"}".formatted(id);

            List<Integer> statuses = Stream.generate(() -> envelope)
                    .limit(40)
                    .parallel()
                    .map(one -> roomy.envelope(one).status())
                    .toList();

            assertThat(statuses).containsOnly(200);
            assertThat(roomy.value("select count(*) from events")).isEqualTo("1");
            assertThat(roomy.value("select event_count from issues")).isEqualTo("1");
        }
    }

    @Test
    void aProjectThatIsDeletedMeanwhileIsUnknown() throws Exception {
        CountDownLatch deleted = new CountDownLatch(1);
        Sinks.Empty<Void> goOn = Sinks.empty();
        CompletableFuture<Void> deleting = repo.transaction(repo.sql("delete from projects")
                        .execute()
                        .then(Mono.fromRunnable(deleted::countDown))
                        .then(goOn.asMono()))
                .toFuture();
        assertThat(deleted.await(60, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Reply> waiting = CompletableFuture.supplyAsync(() -> mesher.post(
                "/api/v1/events",
                "{\"message\":\"late\"}".getBytes(StandardCharsets.UTF_8),
                "X-Sentry-Auth",
                TestMesher.KEY));
        awaitQueued(1);

        goOn.tryEmitEmpty();

        deleting.get(60, TimeUnit.SECONDS);
        Reply reply = waiting.get(60, TimeUnit.SECONDS);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.error()).isEqualTo("unknown_project");
    }

    @Test
    void aDayWithoutAPartitionIsTriedAgainLater() {
        mesher.database().execute("""
                do $$ declare day regclass; begin
                  for day in select inhrelid::regclass from pg_inherits where inhparent = 'events'::regclass loop
                    execute format('alter table events detach partition %s', day);
                  end loop; end $$""");

        Reply reply = mesher.envelope(envelope("early"));

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.error()).isEqualTo("unavailable");
        assertThat(reply.detail()).isEqualTo("the database has no place for the events of this day yet; try again");
        assertThat(reply.headers()).containsEntry("retry-after", "1").containsEntry("access-control-allow-origin", "*");
        assertThat(mesher.value("select count(*) from issues")).isEqualTo("0");
    }

    /** Holds every project's row, as a batch does: no other batch is written meanwhile. */
    private Disposable hold() throws InterruptedException {
        CountDownLatch locked = new CountDownLatch(1);
        Disposable held = repo.transaction(repo.all(from(PROJECT).forUpdate())
                        .then(Mono.fromRunnable(locked::countDown))
                        .then(Mono.never()))
                .subscribe();
        assertThat(locked.await(60, TimeUnit.SECONDS)).isTrue();
        return held;
    }

    /** Asks the server itself how many wait. */
    private void awaitQueued(int count) throws InterruptedException {
        String line = "mesher_queue_events " + count + ".0";
        while (!mesher.metrics().contains(line)) {
            Thread.onSpinWait();
        }
    }

    private static String envelope(String message) {
        return "{}\n{\"type\":\"event\"}\n{\"message\":\"%s\"}".formatted(message);
    }
}

package io.millrace.mesher.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.mesher.TestMesher;
import io.millrace.repo.Repo;
import io.millrace.repo.channel.Channel;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** A feed by itself, whose clock the test moves, on a database that others write to. */
@Timeout(180)
class LiveFeedTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestMesher mesher = TestMesher.start();
    private final Repo repo = Repo.connect(mesher.database().url());
    private final Channel elsewhere = repo.channel("mesher_live");
    private final Instant start =
            Instant.parse(mesher.value("select to_char(date_trunc('day', now() at time zone 'utc')"
                    + " + interval '12 hours', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"));
    private final Moved clock = new Moved(new AtomicReference<>(start));
    private final LiveHub hub = new LiveHub();
    private final UUID project = UUID.fromString(mesher.value("select id from projects"));
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final Disposable listening = hub.join(project).messages().subscribe(told::add);
    private final LiveFeed feed;

    LiveFeedTest() {
        mesher.database().execute("""
                insert into alert_rules (id, project_id, name, condition_type, created_at)
                select gen_random_uuid(), id, 'rule', 'REGRESSION', now() from projects""");
        event("first", start);
        alert("fired first", start);
        feed = new LiveFeed(repo, hub, clock);
    }

    /** What is told at its begin, is told when it has read what was there. */
    @BeforeEach
    void itListens() throws Exception {
        assertThat(said(2)).containsExactly("event first", "alert fired first");
    }

    @AfterEach
    void stop() {
        feed.close();
        listening.dispose();
        repo.close().block(Duration.ofSeconds(30));
        mesher.close();
    }

    @Test
    void whatCameWhileTheConnectionWasAwayIsTold() throws Exception {
        clock.now().set(start.plusSeconds(120));
        event("meanwhile", start.plusSeconds(60));
        alert("fired meanwhile", start.plusSeconds(60));

        mesher.database().execute("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()
                  and (query ilike 'listen%' or query = 'select 1')""");

        assertThat(said(3)).containsExactlyInAnyOrder("event meanwhile", "alert fired meanwhile", "joined ");
    }

    @Test
    void noWakeUpStandsForWhatWasDoneAboutAnIssue() throws Exception {
        event("second", start);
        String first = mesher.value("select id from issues where title = 'first'");
        String second = mesher.value("select id from issues where title = 'second'");
        Disposable held = hold();

        elsewhere.tell("another").block();
        elsewhere.tell("another|" + first + "|resolved|" + project).block();
        elsewhere.tell("another|" + second + "|archived|" + project).block();
        elsewhere.tell("another").block();

        assertThat(said(2)).containsExactly("issue resolved", "issue archived");
        held.dispose();
        assertThat(said(1)).containsExactly("event second");
    }

    @Test
    void whatNobodyUnderstandsEndsNothing() throws Exception {
        String issue = mesher.value("select id from issues");

        elsewhere.tell("another|no uuid|resolved|none").block();
        elsewhere.tell("another|" + issue + "|resolved|" + project).block();

        assertThat(said(1)).containsExactly("issue resolved");
    }

    /** Nobody reads events meanwhile. */
    private Disposable hold() throws InterruptedException {
        CountDownLatch locked = new CountDownLatch(1);
        Disposable held = repo.transaction(repo.sql("lock table events in access exclusive mode")
                        .execute()
                        .then(Mono.fromRunnable(locked::countDown))
                        .then(Mono.never()))
                .subscribe();
        assertThat(locked.await(60, TimeUnit.SECONDS)).isTrue();
        return held;
    }

    private void event(String message, Instant at) {
        mesher.database().execute("""
                with i as (insert into issues (id, project_id, fingerprint, title, level, first_seen, last_seen)
                  select gen_random_uuid(), id, '%1$s', '%1$s', 'ERROR', '%2$s', '%2$s' from projects
                  returning id, project_id)
                insert into events (id, project_id, issue_id, occurred_at, level, message, fingerprint, exceptions,
                    breadcrumbs, tags, extra, contexts, received_at)
                select gen_random_uuid(), project_id, id, '%2$s', 'ERROR', '%1$s', '{}', '[]', '[]', '{}', '{}', '{}',
                    '%2$s' from i""".formatted(message, at));
    }

    private void alert(String message, Instant at) {
        mesher.database().execute("""
                insert into alerts (id, rule_id, project_id, message, condition_snapshot, triggered_at)
                select gen_random_uuid(), id, project_id, '%s', '{"conditionType":"regression"}', '%s'
                from alert_rules""".formatted(message, at));
    }

    /** The next messages: the type of each, and what it is about. */
    private List<String> said(int count) throws IOException, InterruptedException {
        List<String> said = new ArrayList<>();
        while (said.size() < count) {
            String text = told.poll(30, TimeUnit.SECONDS);
            assertThat(text).as("after %s", said).isNotNull();
            JsonNode message = JSON.readTree(text);
            String type = message.path("type").asText();
            said.add(type + " "
                    + switch (type) {
                        case "event" -> message.path("data").path("message").asText();
                        case "alert" -> message.path("message").asText();
                        case "issue" -> message.path("action").asText();
                        default -> "";
                    });
        }
        return said;
    }

    /** A clock that stands where it was put. */
    private static final class Moved extends Clock {

        private final AtomicReference<Instant> now;

        Moved(AtomicReference<Instant> now) {
            this.now = now;
        }

        AtomicReference<Instant> now() {
            return now;
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

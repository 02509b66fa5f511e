package io.millrace.mesher.live;

import static io.millrace.mesher.alert.AlertTable.ALERT;
import static io.millrace.mesher.event.EventTable.EVENT;
import static io.millrace.mesher.issue.IssueTable.ISSUE;
import static io.millrace.query.Query.from;

import io.millrace.mesher.alert.Alert;
import io.millrace.mesher.event.Event;
import io.millrace.mesher.event.NewEvent;
import io.millrace.mesher.issue.Issue;
import io.millrace.repo.Repo;
import io.millrace.repo.channel.Channel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * What listeners hear: of what this process committed at once, and of what others committed when they say that there is
 * something.
 *
 * <p>After a batch, and outside of its transaction, the others are woken by a NOTIFY, one for all batches of a few
 * milliseconds. It carries nothing: who is woken reads the rows by key, from a little before where it has read to, since
 * batches need not commit in the order of their moments, and leaves out what it has told already. A connection that was
 * lost is a wake-up as well; so nothing is missed over it.
 */
public final class LiveFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final String CHANNEL = "mesher_live";
    private static final Duration TOGETHER = Duration.ofMillis(20);
    private static final Duration OVERLAP = Duration.ofSeconds(10);
    private static final int AT_ONCE = 500;
    private static final int REMEMBERED = 20_000;

    private final Repo repo;
    private final LiveHub hub;
    private final Clock clock;
    private final Channel channel;
    private final String process = UUID.randomUUID().toString();
    private final Sinks.Many<Boolean> committed = Sinks.many().unicast().onBackpressureBuffer();
    private final Map<Told, Boolean> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Told, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final Disposable telling;
    private final Disposable listening;
    private volatile Instant readTo;

    /** What was told: two projects may have an event of the same id. */
    private record Told(UUID project, UUID id) {}

    /** The feed of this process, which listens from now on. */
    public LiveFeed(Repo repo, LiveHub hub, Clock clock) {
        this.repo = repo;
        this.hub = hub;
        this.clock = clock;
        this.channel = repo.channel(CHANNEL);
        this.readTo = clock.instant();
        this.telling = committed
                .asFlux()
                .onBackpressureLatest()
                .concatMap(
                        any -> Mono.delay(TOGETHER).then(channel.tell(process)).onErrorResume(failure -> {
                            LOG.warn("Other processes were not woken: {}", failure.getMessage());
                            return Mono.empty();
                        }),
                        1)
                .subscribe();
        this.listening = channel.listen()
                .filter(notice -> !notice.payload().equals(process))
                .onBackpressureLatest()
                .concatMap(
                        notice -> read(notice.payload()).onErrorResume(failure -> {
                            LOG.warn("What other processes did was not read: {}", failure.getMessage());
                            return Mono.empty();
                        }),
                        1)
                .subscribe(done -> {}, failure -> LOG.error("Nobody listens to other processes any more", failure));
    }

    /** An event that this process committed. */
    public void event(UUID project, NewEvent event, Instant receivedAt, Issue issue, String action) {
        if (remember(project, event.id()) && hub.isHeard(project)) {
            hub.tell(
                    project,
                    LiveMessages.event(
                            event.id(),
                            event.level(),
                            event.message(),
                            event.environment(),
                            receivedAt,
                            issue,
                            action));
        }
    }

    /** An alert that fired here. */
    public void alert(Alert alert) {
        if (remember(alert.projectId(), alert.id())) {
            hub.tell(alert.projectId(), LiveMessages.alert(alert));
        }
    }

    /** What somebody did about an issue here. */
    public void issue(Issue issue, String action) {
        hub.tell(issue.projectId(), LiveMessages.issue(issue, action));
        channel.tell(process + "|" + issue.id() + "|" + action)
                .subscribe(done -> {}, failure -> LOG.warn("Other processes were not told: {}", failure.getMessage()));
    }

    /** Something was committed here; others are woken. */
    public synchronized void committed() {
        committed.tryEmitNext(true);
    }

    private Mono<Void> read(String payload) {
        String[] parts = payload.split("\\|", -1);
        if (parts.length == 3) {
            return parts[0].equals(process) ? Mono.empty() : readIssue(UUID.fromString(parts[1]), parts[2]);
        }
        return readEvents().then(readAlerts());
    }

    private Mono<Void> readIssue(UUID id, String action) {
        return repo.get(ISSUE, id)
                .filter(issue -> hub.isHeard(issue.projectId()))
                .doOnNext(issue -> hub.tell(issue.projectId(), LiveMessages.issue(issue, action)))
                .then();
    }

    private Mono<Void> readEvents() {
        List<UUID> projects = hub.heard();
        Instant until = clock.instant();
        if (projects.isEmpty()) {
            readTo = until;
            return Mono.empty();
        }
        return repo.stream(
                        from(EVENT)
                                .where(EVENT.projectId.in(projects), EVENT.receivedAt.gt(readTo.minus(OVERLAP)))
                                .orderBy(EVENT.receivedAt.asc(), EVENT.id.asc()),
                        AT_ONCE)
                .filter(event -> !isTold(event.projectId(), event.id()))
                .buffer(AT_ONCE)
                .concatMap(this::tell)
                .then(Mono.fromRunnable(() -> readTo = until));
    }

    private Mono<Void> tell(List<Event> events) {
        List<UUID> ids = events.stream().map(Event::issueId).distinct().toList();
        return repo.all(from(ISSUE).where(ISSUE.id.in(ids)))
                .collectMap(Issue::id)
                .doOnNext(issues -> events.forEach(event -> {
                    Issue issue = issues.get(event.issueId());
                    if (issue != null && remember(event.projectId(), event.id())) {
                        hub.tell(
                                event.projectId(),
                                LiveMessages.event(
                                        event.id(),
                                        event.level(),
                                        event.message(),
                                        event.environment(),
                                        event.receivedAt(),
                                        issue,
                                        action(issue, event.receivedAt())));
                    }
                }))
                .then();
    }

    private Mono<Void> readAlerts() {
        return Flux.fromIterable(hub.heard())
                .concatMap(project -> repo.all(from(ALERT)
                        .where(ALERT.projectId.eq(project), ALERT.triggeredAt.gt(readTo.minus(OVERLAP)))
                        .orderBy(ALERT.triggeredAt.asc(), ALERT.id.asc())))
                .doOnNext(this::alert)
                .then();
    }

    /** What an event that came at this moment did to its issue. */
    public static String action(Issue issue, Instant receivedAt) {
        if (issue.firstSeen().equals(receivedAt)) {
            return "created";
        }
        return receivedAt.equals(issue.regressedAt()) ? "regressed" : "seen";
    }

    private boolean isTold(UUID project, UUID id) {
        synchronized (told) {
            return told.containsKey(new Told(project, id));
        }
    }

    private boolean remember(UUID project, UUID id) {
        synchronized (told) {
            return told.put(new Told(project, id), true) == null;
        }
    }

    @Override
    public void close() {
        listening.dispose();
        telling.dispose();
    }
}

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
import io.millrace.repo.channel.Notice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * What listeners hear: of what this process committed at once, and of what others committed when they say that there is
 * something.
 *
 * <p>After a batch, and outside of its transaction, the others are woken by a NOTIFY, one for all batches of a few
 * milliseconds. It carries nothing: who is woken reads the rows by key, from a little before where it has read to, since
 * batches need not commit in the order of their moments, and leaves out what it has told already. Of wake-ups that come
 * while one is dealt with, the last does for all.
 *
 * <p>What somebody does about an issue is told in the notice itself, since rows do not say it, and each such notice counts.
 * A connection that was lost is a wake-up as well, so no event and no alert is missed over it; what was done about issues
 * meanwhile nobody knows, and so whoever listens here is told {@code joined} again, on which they ask anew.
 */
public final class LiveFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final String CHANNEL = "mesher_live";
    private static final Duration TOGETHER = Duration.ofMillis(20);
    private static final Duration OVERLAP = Duration.ofSeconds(10);
    private static final String SEPARATOR = "|";
    private static final String PART = Pattern.quote(SEPARATOR);
    private static final String DELETED = "deleted";
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
    private final AtomicBoolean listened = new AtomicBoolean();
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
        // Two readers of one connection: a wake-up may stand for another, a notice about an issue for none but itself.
        Flux<Notice> heard = channel.listen()
                .filter(notice -> !isOwn(notice.payload()))
                .publish()
                .refCount(2);
        this.listening = Disposables.composite(
                one(heard.filter(notice -> !isAboutIssue(notice.payload())).onBackpressureLatest(), any -> read()),
                one(heard.filter(notice -> isListening(notice) || isAboutIssue(notice.payload())), this::issueOrAgain));
    }

    /** One notice after the other; one that cannot be dealt with does not end it. */
    private static Disposable one(Flux<Notice> notices, Function<Notice, Mono<Void>> dealWith) {
        return notices.concatMap(
                        notice -> Mono.defer(() -> dealWith.apply(notice)).onErrorResume(failure -> {
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
        channel.tell(String.join(
                        SEPARATOR,
                        process,
                        issue.id().toString(),
                        action,
                        issue.projectId().toString()))
                .subscribe(done -> {}, failure -> LOG.warn("Other processes were not told: {}", failure.getMessage()));
    }

    /** Something was committed here; others are woken. */
    public synchronized void committed() {
        committed.tryEmitNext(true);
    }

    private boolean isOwn(String payload) {
        return payload.startsWith(process);
    }

    private static boolean isListening(Notice notice) {
        return notice.kind() == Notice.Kind.LISTENING;
    }

    private static boolean isAboutIssue(String payload) {
        return payload.split(PART, -1).length == 4;
    }

    private Mono<Void> issueOrAgain(Notice notice) {
        if (isListening(notice)) {
            if (listened.getAndSet(true)) {
                hub.tellAll(LiveMessages.joined());
            }
            return Mono.empty();
        }
        String[] parts = notice.payload().split(PART, -1);
        UUID issue = UUID.fromString(parts[1]);
        UUID project = UUID.fromString(parts[3]);
        if (!hub.isHeard(project)) {
            return Mono.empty();
        }
        if (parts[2].equals(DELETED)) {
            hub.tell(project, LiveMessages.deleted(issue));
            return Mono.empty();
        }
        return repo.get(ISSUE, issue)
                .doOnNext(now -> hub.tell(project, LiveMessages.issue(now, parts[2])))
                .then();
    }

    private Mono<Void> read() {
        Instant from = readTo.minus(OVERLAP);
        Instant until = clock.instant();
        List<UUID> projects = hub.heard();
        Mono<Void> both =
                projects.isEmpty() ? Mono.empty() : readEvents(projects, from).then(readAlerts(projects, from));
        return both.then(Mono.fromRunnable(() -> readTo = until));
    }

    private Mono<Void> readEvents(List<UUID> projects, Instant from) {
        return repo.stream(
                        from(EVENT)
                                .where(EVENT.projectId.in(projects), EVENT.receivedAt.gt(from))
                                .orderBy(EVENT.receivedAt.asc(), EVENT.id.asc()),
                        AT_ONCE)
                .filter(event -> !isTold(event.projectId(), event.id()))
                .buffer(AT_ONCE)
                .concatMap(this::tell)
                .then();
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

    private Mono<Void> readAlerts(List<UUID> projects, Instant from) {
        return Flux.fromIterable(projects)
                .concatMap(project -> repo.all(from(ALERT)
                        .where(ALERT.projectId.eq(project), ALERT.triggeredAt.gt(from))
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

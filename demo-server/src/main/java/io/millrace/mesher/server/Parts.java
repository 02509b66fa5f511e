package io.millrace.mesher.server;

import static io.millrace.mesher.project.ProjectTable.PROJECT;
import static io.millrace.query.Query.from;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.millrace.mesher.access.Access;
import io.millrace.mesher.access.AccountRoutes;
import io.millrace.mesher.access.OrganizationRoutes;
import io.millrace.mesher.account.AccountStore;
import io.millrace.mesher.alert.AlertRoutes;
import io.millrace.mesher.alert.AlertStore;
import io.millrace.mesher.dashboard.DashboardRoutes;
import io.millrace.mesher.dashboard.DashboardStore;
import io.millrace.mesher.event.EventRoutes;
import io.millrace.mesher.event.EventStore;
import io.millrace.mesher.health.HealthRoutes;
import io.millrace.mesher.health.Intake;
import io.millrace.mesher.http.Routes;
import io.millrace.mesher.ingest.EventIntakeRoutes;
import io.millrace.mesher.ingest.EventQueue;
import io.millrace.mesher.ingest.IngestRoutes;
import io.millrace.mesher.ingest.Ingestion;
import io.millrace.mesher.ingest.RateLimit;
import io.millrace.mesher.issue.IssueRoutes;
import io.millrace.mesher.issue.IssueStore;
import io.millrace.mesher.live.LiveFeed;
import io.millrace.mesher.live.LiveHub;
import io.millrace.mesher.live.LiveRoutes;
import io.millrace.mesher.organization.OrganizationStore;
import io.millrace.mesher.page.PageRoutes;
import io.millrace.mesher.project.ProjectRoutes;
import io.millrace.mesher.project.ProjectStore;
import io.millrace.mesher.retention.Retention;
import io.millrace.repo.Repo;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;

/** What Mesher is made of, put together on one database. */
final class Parts {

    private final Repo repo;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Intake intake = new Intake();
    private final LiveHub hub = new LiveHub();
    private final ProjectStore projects;
    private final OrganizationStore organizations;
    private final AccountStore accounts;
    private final AlertStore alerts;
    private final IssueStore issues;
    private final Retention retention;
    private final LiveFeed feed;
    private final EventQueue queue;
    private final RateLimit limit;
    private final Access access;
    private final Clock clock;
    private final PrometheusMeterRegistry meters;
    private final boolean registration;

    Parts(Repo repo, Configuration configuration, PrometheusMeterRegistry meters, Clock clock) {
        this.repo = repo;
        this.clock = clock;
        this.meters = meters;
        this.registration = configuration.registration();
        projects = new ProjectStore(repo);
        organizations = new OrganizationStore(repo);
        accounts = new AccountStore(repo, organizations, clock);
        alerts = new AlertStore(repo);
        issues = new IssueStore(repo);
        retention = new Retention(repo, clock);
        feed = new LiveFeed(repo, hub, clock);
        Configuration.Intake taken = configuration.intake();
        queue = EventQueue.writing(
                repo,
                alerts,
                clock,
                new EventQueue.Limits(taken.queue(), taken.batch(), Duration.ofMillis(taken.batchMillis())),
                feed);
        limit = new RateLimit(taken.rateEvents(), Duration.ofSeconds(taken.rateSeconds()), clock);
        access = new Access(repo, accounts, organizations, projects);
        Gauge.builder("mesher.queue.events", queue, EventQueue::size).register(meters);
        Gauge.builder("mesher.live.listeners", hub, LiveHub::size).register(meters);
    }

    FirstStart firstStart(Configuration.First first) {
        return new FirstStart(repo, accounts, projects, first);
    }

    Retention retention() {
        return retention;
    }

    Routes routes() {
        Ingestion ingestion = new Ingestion(projects, queue, limit, intake, clock);
        DashboardStore figures = new DashboardStore(repo, clock);
        Routes routes = new HealthRoutes(intake, this::isReady, meters).addTo(Routes.none());
        routes = new IngestRoutes(ingestion).addTo(routes);
        routes = new EventIntakeRoutes(ingestion).addTo(routes);
        routes = new AccountRoutes(accounts, access, registration).addTo(routes);
        routes = new OrganizationRoutes(organizations, access).addTo(routes);
        routes = new ProjectRoutes(projects, figures, access).addTo(routes);
        routes = new IssueRoutes(issues, access, feed::issue).addTo(routes);
        routes = new EventRoutes(new EventStore(repo), access).addTo(routes);
        routes = new DashboardRoutes(figures, access).addTo(routes);
        routes = new AlertRoutes(alerts, access).addTo(routes);
        routes = new LiveRoutes(hub, projects, access).addTo(routes);
        return new PageRoutes().addTo(routes);
    }

    private Mono<Boolean> isReady() {
        return stopping.get() ? Mono.just(false) : repo.exists(from(PROJECT)).thenReturn(true);
    }

    /** What is done again and again. */
    Jobs jobs() {
        Jobs jobs = new Jobs();
        jobs.run("The retention", Duration.ofHours(1), retention.round());
        jobs.run(
                "The check of thresholds",
                Duration.ofSeconds(30),
                Mono.defer(() -> alerts.checkThresholds(clock.instant()).doOnNext(fired -> {
                    fired.forEach(feed::alert);
                    if (!fired.isEmpty()) {
                        feed.committed();
                    }
                })));
        jobs.run(
                "The look at archived issues",
                Duration.ofMinutes(5),
                Mono.defer(() -> issues.openSpiking()
                        .doOnNext(opened -> opened.forEach(issue -> feed.issue(issue, "unresolved")))));
        jobs.run("The end of sessions", Duration.ofHours(1), accounts.forgetExpired());
        return jobs;
    }

    /** From now on it is not ready; what was taken is written and answered, and told to those who listen before they are let go. */
    void drain(Duration patience) {
        stopping.set(true);
        try {
            queue.close().block(patience);
        } finally {
            hub.close();
        }
    }

    void closeFeed() {
        feed.close();
    }
}

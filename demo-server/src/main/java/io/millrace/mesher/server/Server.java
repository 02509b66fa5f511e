package io.millrace.mesher.server;

import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.millrace.mesher.database.EmbeddedDatabase;
import io.millrace.mesher.http.Routes;
import io.millrace.mesher.http.WebServer;
import io.millrace.mesher.migration.Migrations;
import io.millrace.observe.MicrometerListener;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mesher, all of it: database, tables, HTTP.
 *
 * <p>The tables are made by migrations before it listens; of several instances on one database one runs them, and the
 * others wait for it. It is started once and closed once, from any thread: a close that comes while it starts waits for the start, and then
 * undoes it. Both block.
 */
public final class Server implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /** How long the requests under way have to be answered in. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration START = Duration.ofMinutes(1);

    private final Configuration configuration;
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** A server with these settings, not started. */
    public Server(Configuration configuration) {
        this.configuration = configuration;
    }

    /**
     * Starts database, tables and HTTP.
     *
     * @return where it listens
     */
    public synchronized Started start() {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        Repo repo = Repo.open(RepoOptions.url(database()).withListener(MicrometerListener.of(observations, meters)));
        undo.push(() -> repo.close().block(PATIENCE.multipliedBy(2)));

        // Nobody is let in before the tables are there, and the days that events come on.
        Migrations.on(repo).start(configuration.startMode()).block();
        Parts parts = new Parts(repo, configuration, meters, Clock.systemUTC());
        undo.push(parts::closeFeed);
        parts.retention().makeDays().block(START);
        FirstStart.Made made = parts.firstStart(configuration.first()).make().block(START);

        Routes routes = parts.routes();
        WebServer web = listen(routes);
        undo.push(() -> web.stop(PATIENCE));
        undo.push(() -> parts.drain(PATIENCE));
        Jobs jobs = parts.jobs();
        undo.push(jobs::close);
        return new Started(web.url(), made == null ? "" : Welcome.text(web.url(), made), routes.described());
    }

    /**
     * That it has started.
     *
     * @param url the address that it listens at
     * @param welcome what the first start has to say; empty on any other
     * @param routes what is served, such as {@code GET /health}
     */
    public record Started(String url, String welcome, List<String> routes) {}

    private String database() {
        return configuration.databaseUrl().orElseGet(() -> {
            EmbeddedDatabase embedded = EmbeddedDatabase.start(configuration.dataFolder());
            undo.push(embedded::close);
            return embedded.url();
        });
    }

    private WebServer listen(Routes routes) {
        WebServer web = WebServer.start(configuration.host(), configuration.port(), routes)
                .block(START);
        if (web == null) {
            throw new IllegalStateException("the HTTP server ended before it listened");
        }
        return web;
    }

    /** Blocks until it is closed. */
    public void awaitClose() throws InterruptedException {
        closed.await();
    }

    /** Ends what was started, the last first: what is queued is written and answered, then HTTP, then the database. Twice is harmless. */
    @Override
    public synchronized void close() {
        while (!undo.isEmpty()) {
            try {
                undo.pop().run();
            } catch (RuntimeException failure) {
                LOG.error("A part of Mesher could not be stopped in order", failure);
            }
        }
        closed.countDown();
    }
}

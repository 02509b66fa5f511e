package io.millrace.mesher.server;

import io.millrace.mesher.database.EmbeddedDatabase;
import io.millrace.mesher.event.EventRoutes;
import io.millrace.mesher.event.EventStore;
import io.millrace.mesher.health.HealthRoutes;
import io.millrace.mesher.health.Intake;
import io.millrace.mesher.http.Routes;
import io.millrace.mesher.http.WebServer;
import io.millrace.mesher.ingest.IngestRoutes;
import io.millrace.mesher.ingest.Ingestion;
import io.millrace.mesher.migration.Migrations;
import io.millrace.mesher.project.ProjectStore;
import io.millrace.repo.Repo;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
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
     * @return the address that it listens at
     */
    public synchronized String start() {
        Repo repo = Repo.connect(database());
        undo.push(() -> repo.close().block(PATIENCE.multipliedBy(2)));

        // Nobody is let in before the tables are there.
        Migrations.on(repo).start(configuration.startMode()).block();
        ProjectStore projects = new ProjectStore(repo);
        new FirstProject(projects).create().block(START);

        WebServer web = listen(projects, new EventStore(repo));
        undo.push(() -> web.stop(PATIENCE));
        return web.url();
    }

    private String database() {
        return configuration.databaseUrl().orElseGet(() -> {
            EmbeddedDatabase embedded = EmbeddedDatabase.start(configuration.dataFolder());
            undo.push(embedded::close);
            return embedded.url();
        });
    }

    private WebServer listen(ProjectStore projects, EventStore events) {
        Intake intake = new Intake();
        Routes routes = new HealthRoutes(intake).addTo(Routes.none());
        routes = new IngestRoutes(new Ingestion(projects, events, intake, Clock.systemUTC())).addTo(routes);
        routes = new EventRoutes(events).addTo(routes);
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

    /** Ends what was started, the last first: HTTP, when what is under way is answered, then the database. Twice is harmless. */
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

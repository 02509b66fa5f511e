package io.millrace.test.database;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL server that the tests of this JVM share.
 *
 * <p>It starts when it is first asked for and stops with the JVM. Which one it is, the one who runs the tests says:
 *
 * <ul>
 *   <li>nothing said: an embedded server on a free port of this machine, without fsync, so that it is quick; its data
 *       dies with it;
 *   <li>{@code -Dmillrace.test.url=postgresql://…}, or the variable {@code MILLRACE_TEST_URL}: the server there. Its
 *       user has to be allowed to create databases; what the run created is dropped at its end;
 *   <li>{@code -Dmillrace.test.database=testcontainers}: a container, where a Docker engine answers and {@code
 *       org.testcontainers:testcontainers-postgresql} is on the class path; {@code -Dmillrace.postgres=15} chooses the
 *       version of the image.
 * </ul>
 *
 * <p>It may be used from any thread. Everything it does blocks, so it is nothing for an event loop.
 */
public final class PostgresServer {

    private final ServerAddress address;
    private final Administration administration;
    private final int majorVersion;
    private final String run;
    private final AtomicInteger databases = new AtomicInteger();
    private final Map<String, TestTemplate> templates = new ConcurrentHashMap<>();

    private PostgresServer(ServerAddress address) {
        this.address = address;
        this.administration = new Administration(address);
        String number = administration
                .column(address.database(), "select current_setting('server_version_num')")
                .get(0);
        this.majorVersion = Integer.parseInt(String.valueOf(number)) / 10_000;
        this.run = Long.toString(ProcessHandle.current().pid(), Character.MAX_RADIX)
                + "_"
                + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    }

    /**
     * The server of this run, started if it was not.
     *
     * @throws IllegalStateException if it cannot be started or reached; the message says what to do
     */
    public static PostgresServer shared() {
        return Shared.START.server();
    }

    /** The major version of the server, such as 18. */
    public int majorVersion() {
        return majorVersion;
    }

    /** The host that the server listens on. */
    public String host() {
        return address.host();
    }

    /** The port that the server listens on. */
    public int port() {
        return address.port();
    }

    /** The user to come as. */
    public String user() {
        return address.user();
    }

    /** The password of {@link #user()}; empty where none is asked for. */
    public String password() {
        return address.password();
    }

    /** Names the server, without its password. */
    @Override
    public String toString() {
        return "PostgreSQL " + majorVersion + " at " + address;
    }

    ServerAddress address() {
        return address;
    }

    Administration administration() {
        return administration;
    }

    /** The template that a script makes: made once, however many ask for it. */
    TestTemplate template(String script) {
        return templates.computeIfAbsent(script, TestTemplate::of);
    }

    /** Makes a database with a name that no other one on the server has, and answers the name. */
    String createDatabase(String template) {
        String name = "millrace_%s_%d".formatted(run, databases.incrementAndGet());
        administration.execute(
                address.database(),
                "create database \"%s\" template \"%s\" strategy file_copy".formatted(name, template));
        return name;
    }

    void dropDatabase(String name) {
        administration.execute(address.database(), "drop database if exists \"%s\" with (force)".formatted(name));
    }

    private void dropWhatThisRunMade() {
        administration
                .column(
                        address.database(),
                        "select datname from pg_database where starts_with(datname, 'millrace_%s_')".formatted(run))
                .forEach(name -> dropDatabase(String.valueOf(name)));
    }

    private static PostgresServer start(ServerChoice choice) {
        if (choice instanceof ServerChoice.Given given) {
            PostgresServer server = new PostgresServer(given.address());
            Runtime.getRuntime().addShutdownHook(new Thread(server::dropWhatThisRunMade, "millrace-test-database"));
            return server;
        }
        if (choice instanceof ServerChoice.Container container) {
            return new PostgresServer(ContainerServer.start(container.version()));
        }
        return new PostgresServer(EmbeddedServer.start());
    }

    /** How the one start of this JVM ended; every test after a failed one hears the same cause. */
    private record Start(
            @Nullable PostgresServer started, @Nullable RuntimeException failure) {

        static Start attempt() {
            try {
                return new Start(PostgresServer.start(ServerChoice.of(System.getProperties(), System.getenv())), null);
            } catch (RuntimeException failure) {
                return new Start(null, failure);
            }
        }

        PostgresServer server() {
            if (started == null) {
                throw new IllegalStateException(
                        "there is no test server: " + (failure == null ? "" : failure.getMessage()), failure);
            }
            return started;
        }
    }

    private static final class Shared {
        static final Start START = Start.attempt();
    }
}

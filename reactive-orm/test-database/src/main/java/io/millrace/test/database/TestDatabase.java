package io.millrace.test.database;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL database that belongs to one test class, on the server that all tests share.
 *
 * <pre>{@code
 * private static final TestDatabase DATABASE = TestDatabase.create("create table users (id uuid primary key)");
 *
 * Repo repo = Repo.connect(DATABASE.url());
 * }</pre>
 *
 * <p>Two classes that ask with the same script get two databases copied from one template. A database that nobody
 * closes goes with the server.
 *
 * <p>It may be used from any thread. Its methods block.
 */
public final class TestDatabase implements AutoCloseable {

    private final PostgresServer server;
    private final String name;

    TestDatabase(PostgresServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** A new database with nothing in it. */
    public static TestDatabase create() {
        PostgresServer server = PostgresServer.shared();
        return new TestDatabase(server, server.createDatabase("template1"));
    }

    /**
     * A new database in which a script has run.
     *
     * @param script SQL statements with semicolons between them
     * @throws IllegalStateException if the server refuses one; the message is PostgreSQL's
     */
    public static TestDatabase create(String script) {
        Objects.requireNonNull(script, "script");
        return PostgresServer.shared().template(script).create();
    }

    /** The name of the database on its server. */
    public String name() {
        return name;
    }

    /** Where it is, with user and password: {@code postgresql://postgres@localhost:5432/name}. */
    public String url() {
        return server.address().url(name);
    }

    /** Where it is for one who has to go another way, such as a {@link io.millrace.test.wire.Wire}. */
    public String urlThrough(String host, int port) {
        return server.address().through(host, port).url(name);
    }

    /** The server that it is on. */
    public PostgresServer server() {
        return server;
    }

    /**
     * Runs a script from outside, on a connection of its own.
     *
     * @throws IllegalStateException if the server refuses a statement; the message is PostgreSQL's
     */
    public void execute(String script) {
        server.administration().execute(name, script);
    }

    /**
     * Asks from outside, on a connection of its own, what is committed: the first column of every row, as text.
     *
     * @throws IllegalStateException if the server refuses the query; the message is PostgreSQL's
     */
    public List<@Nullable String> column(String query) {
        return server.administration().column(name, query);
    }

    /**
     * The one value of a query of one row, as text; null for SQL's null.
     *
     * @throws IllegalStateException if there is not exactly one row
     */
    public @Nullable String value(String query) {
        List<@Nullable String> values = column(query);
        if (values.size() != 1) {
            throw new IllegalStateException("one row was expected and %d came: %s".formatted(values.size(), query));
        }
        return values.get(0);
    }

    /** Drops the database; who is still connected is thrown out. Twice is harmless. */
    @Override
    public void close() {
        server.dropDatabase(name);
    }

    /** The name and the server, without a password. */
    @Override
    public String toString() {
        return name + " on " + server;
    }
}

package io.millrace.test.database;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tables and rows that are prepared once and copied into any number of databases.
 *
 * <pre>{@code
 * private static final TestTemplate SHOP = TestTemplate.of(database -> migrate(database.url()));
 *
 * TestDatabase database = SHOP.create();
 * }</pre>
 *
 * <p>The preparation runs when the first database is asked for; a copy costs some tens of milliseconds and carries no
 * trace of the tests that ran on its siblings. If the preparation fails, the next one who asks runs it again.
 *
 * <p>It may be used from any thread.
 */
public final class TestTemplate {

    private final Consumer<TestDatabase> preparation;
    private @Nullable String name;

    private TestTemplate(Consumer<TestDatabase> preparation) {
        this.preparation = preparation;
    }

    /** The template that a script of SQL statements makes. */
    public static TestTemplate of(String script) {
        Objects.requireNonNull(script, "script");
        return of(database -> database.execute(script));
    }

    /**
     * The template that a function makes, such as one that runs the migrations.
     *
     * @param preparation has to close the connections that it opened: PostgreSQL copies no database that is in use
     */
    public static TestTemplate of(Consumer<TestDatabase> preparation) {
        return new TestTemplate(Objects.requireNonNull(preparation, "preparation"));
    }

    /** A new database that has all that the template has. */
    public TestDatabase create() {
        PostgresServer server = PostgresServer.shared();
        return new TestDatabase(server, server.createDatabase(prepared(server)));
    }

    private synchronized String prepared(PostgresServer server) {
        if (name == null) {
            TestDatabase database = new TestDatabase(server, server.createDatabase("template1"));
            try {
                preparation.accept(database);
            } catch (RuntimeException failure) {
                database.close();
                throw failure;
            }
            name = database.name();
        }
        return name;
    }
}

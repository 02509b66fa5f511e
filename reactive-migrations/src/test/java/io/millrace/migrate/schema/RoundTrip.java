package io.millrace.migrate.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.migrate.Migrator;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.test.database.TestDatabase;
import java.util.List;
import java.util.function.Consumer;

/** Runs a change on a real database up, down and up again, and holds the catalogue to what is said. */
final class RoundTrip implements AutoCloseable {

    private final TestDatabase database = TestDatabase.create();

    private RoundTrip(String before) {
        if (!before.isEmpty()) {
            database.execute(before);
        }
    }

    /** On a database in which a script has run. */
    static RoundTrip on(String... before) {
        return new RoundTrip(String.join("; ", before));
    }

    /** The change makes exactly these differences, and taking it back undoes exactly these. */
    RoundTrip changes(Consumer<Schema> change, String... differences) {
        List<String> before = Catalogue.of(database);
        Migrator migrator = Migrator.of(database.url(), new Given(change));
        migrator.migrate().block();
        List<String> after = Catalogue.of(database);
        assertThat(Catalogue.difference(before, after)).containsExactlyInAnyOrder(differences);

        migrator.down().block();
        assertThat(Catalogue.difference(before, Catalogue.of(database))).isEmpty();

        migrator.migrate().block();
        assertThat(Catalogue.difference(after, Catalogue.of(database))).isEmpty();
        return this;
    }

    /** The change makes exactly these differences; it cannot be taken back. */
    RoundTrip stays(Consumer<Schema> change, String... differences) {
        List<String> before = Catalogue.of(database);
        Migrator.of(database.url(), new Given(change)).migrate().block();
        assertThat(Catalogue.difference(before, Catalogue.of(database))).containsExactlyInAnyOrder(differences);
        return this;
    }

    /** PostgreSQL refuses the change, with these words among others. */
    void refuses(Consumer<Schema> change, String words) {
        assertThatThrownBy(() ->
                        Migrator.of(database.url(), new Given(change)).migrate().block())
                .isInstanceOf(MigrationFailure.class)
                .hasMessageContaining(words);
    }

    /** The server's major version. */
    int serverVersion() {
        return Integer.parseInt(database.value("show server_version_num")) / 10_000;
    }

    /** Runs a change and keeps it. */
    void made(Consumer<Schema> change) {
        Migrator.of(database.url(), new Given(change)).migrate().block();
    }

    TestDatabase database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
    }

    @Safe("a test of the language")
    private static final class Given extends Migration {

        private final Consumer<Schema> change;

        Given(Consumer<Schema> change) {
            super(1, "given");
            this.change = change;
        }

        @Override
        protected void change(Schema schema) {
            change.accept(schema);
        }
    }
}

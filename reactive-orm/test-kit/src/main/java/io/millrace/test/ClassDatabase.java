package io.millrace.test;

import io.millrace.repo.Repo;
import io.millrace.test.database.TestDatabase;
import io.millrace.test.wire.Wire;
import java.time.Duration;

/** What a test class has from its first test to its last: a database, a wire to it, and a repo on the wire. */
final class ClassDatabase implements AutoCloseable {

    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final TestDatabase database;
    private final Wire wire;
    private final Repo repo;

    ClassDatabase(TestDatabase database) {
        this.database = database;
        this.wire = Wire.to(database);
        this.repo = Repo.connect(wire.url());
    }

    TestDatabase database() {
        return database;
    }

    Repo repo() {
        return repo;
    }

    Queries queries() {
        return new Queries(wire);
    }

    @Override
    public void close() {
        repo.close(DRAIN).block(DRAIN.plus(DRAIN));
        wire.close();
        database.close();
    }
}

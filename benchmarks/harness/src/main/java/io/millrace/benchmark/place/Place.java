package io.millrace.benchmark.place;

import io.millrace.test.database.TestDatabase;
import io.millrace.test.wire.Traffic;
import io.millrace.test.wire.Wire;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A distance from which the database is reached: over loopback as it is, or over a wire that delays each answer. */
public final class Place implements AutoCloseable {

    private final TestDatabase database;
    private int millis;
    private final @Nullable Wire wire;

    private Place(TestDatabase database, int millis, @Nullable Wire wire) {
        this.database = database;
        this.millis = millis;
        this.wire = wire;
    }

    /** So many milliseconds away. */
    public static Place at(TestDatabase database, int millis) {
        if (millis == 0) {
            return new Place(database, 0, null);
        }
        Place place = overWire(database);
        place.distance(millis);
        return place;
    }

    /** Over a wire that counts, and delays nothing yet. */
    public static Place overWire(TestDatabase database) {
        return new Place(database, 0, Wire.to(database));
    }

    /** Moves the database away, or back. */
    public void distance(int away) {
        if (wire == null) {
            throw new IllegalStateException("nothing is moved without a wire");
        }
        wire.distance(Duration.ofMillis(away));
        millis = away;
    }

    /** How far away the database is. */
    public int millis() {
        return millis;
    }

    /** Where to connect. */
    public String url() {
        return wire == null ? database.url() : wire.url();
    }

    /** Runs a statement from outside, if there is one. */
    public void execute(String statement) {
        if (!statement.isEmpty()) {
            database.execute(statement);
        }
    }

    /** The value of a query from outside; nothing for no query. */
    public String value(String query) {
        return query.isEmpty() ? "" : String.valueOf(database.value(query));
    }

    /** Forgets what went over the wire. */
    public void startAgain() {
        if (wire != null) {
            wire.startAgain();
        }
    }

    /** What went over the wire. */
    public Traffic traffic() {
        if (wire == null) {
            throw new IllegalStateException("nobody counts without a wire");
        }
        return wire.traffic();
    }

    @Override
    public void close() {
        if (wire != null) {
            wire.close();
        }
    }
}

package io.millrace.test;

import io.millrace.observe.PreloadAdvice;
import io.millrace.table.Table;
import io.millrace.test.wire.Traffic;
import io.millrace.test.wire.Wire;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The statements that a test has sent, as they went over the wire.
 *
 * <p>What a transaction needs around its statements (BEGIN, SAVEPOINT, COMMIT and the like) and what a new connection
 * sets for itself are no queries here, but they do take part in {@link #roundTrips()}: in the sandbox a statement outside
 * a transaction costs a savepoint, so round trips are asserted with {@link MillraceTest#sandbox()} switched off.
 *
 * <p>It counts from the start of each test. It may be used from any thread.
 */
public final class Queries {

    private static final Set<String> CONTROL = Set.of(
            "begin",
            "start",
            "commit",
            "end",
            "rollback",
            "abort",
            "savepoint",
            "release",
            "set",
            "reset",
            "discard",
            "show",
            "deallocate");

    private static final String SETTING = "select set_config(";

    private final Wire wire;

    Queries(Wire wire) {
        this.wire = wire;
    }

    /** How many queries were run. */
    public int count() {
        return texts().size();
    }

    /** The text of each query, in the order in which they were sent on each connection. */
    public List<String> texts() {
        return wire.traffic().statements().stream().filter(Queries::isQuery).toList();
    }

    /**
     * How many times a connection began to wait for the server; queries that are sent together are one. Exact where the
     * server has a {@link #distance}: at none, its answer to the first can arrive before the second has left.
     */
    public long roundTrips() {
        return wire.traffic().roundTrips();
    }

    /** Moves the server away until the end of the test: each of its answers arrives this much later. */
    public void distance(Duration distance) {
        wire.distance(distance);
    }

    /** All that went over the wire, the control of transactions too. */
    public Traffic traffic() {
        return wire.traffic();
    }

    /**
     * Requires that no query was run more often than this: where rows are read one by one what could be read for all of
     * them at once, the same text comes again and again.
     *
     * @param most how often a text may come, at least 1
     * @param tables among whose relations the preload to write is looked for
     * @throws AssertionError where one came more often, with its text
     */
    public void requireNoRepeats(int most, Table<?>... tables) {
        Map<String, Integer> times = new LinkedHashMap<>();
        texts().forEach(text -> times.merge(text, 1, Integer::sum));
        times.forEach((text, count) -> {
            if (count > most) {
                throw new AssertionError("one query was run " + count + " times\n  query: " + text
                        + "\n  because: it is run for one row at a time, and at most " + most
                        + " was expected\n  fix: "
                        + PreloadAdvice.of(List.of(tables)).fix(text, times.keySet()));
            }
        });
    }

    /** Forgets what was counted. */
    public void startAgain() {
        wire.startAgain();
    }

    /** How many queries, and their texts. */
    @Override
    public String toString() {
        List<String> texts = texts();
        return texts.size() + " queries: " + String.join("; ", texts);
    }

    private static boolean isQuery(String text) {
        String start = text.stripLeading().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < start.length() && Character.isLetter(start.charAt(end))) {
            end++;
        }
        return !start.isEmpty() && !CONTROL.contains(start.substring(0, end)) && !start.startsWith(SETTING);
    }
}

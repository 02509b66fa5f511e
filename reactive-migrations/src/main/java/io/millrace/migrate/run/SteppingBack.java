package io.millrace.migrate.run;

import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * What is done where others hold a table for longer than a statement waits: they are named, and it is tried again after a
 * while, which grows with the attempts.
 *
 * @param session the session, whose transaction has ended
 * @param settings how long a statement waits, and how often it is tried
 * @param label whose statement it is
 */
record SteppingBack(Session session, Settings settings, String label) {

    private static final Logger LOG = LoggerFactory.getLogger("io.millrace.migrate");
    private static final long FIRST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 10_000;

    /** Whether others were in the way, so that the same may go well a little later. */
    static boolean isDue(Throwable failure) {
        String state = Session.state(failure);
        return state.equals("55P03") || state.equals("40P01");
    }

    /**
     * Emits how long to rest before the next attempt; fails after the last one.
     *
     * @param statement what was to be done
     * @param failure what PostgreSQL said
     * @param attempt which attempt this was, from 1
     * @param fix what to do after the last one
     */
    Mono<Duration> pause(String statement, Throwable failure, int attempt, String fix) {
        return Blockers.of(session, statement).map(blockers -> {
            String who = blockers.isEmpty() ? "nobody that is still there" : String.join("\n", blockers);
            if (attempt >= settings.attempts()) {
                throw new MigrationFailure(
                        MigrationCode.BLOCKED,
                        label + ": others held the table at each of " + settings.attempts() + " attempts",
                        statement,
                        who,
                        fix,
                        failure);
            }
            LOG.warn("{}: attempt {} of {} gave way to {}", label, attempt, settings.attempts(), who);
            long longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(attempt, 10));
            return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest));
        });
    }
}

package io.millrace.migrate.report;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a statement is that takes long.
 *
 * @param step which one: migration and step
 * @param phase what the server is doing, in its own words; empty where it does not say
 * @param done how much of the phase is done
 * @param total how much there is to do; 0 where nobody knows
 * @param unit what is counted: blocks, rows or transactions
 * @param elapsed how long the statement has taken
 * @param perSecond how much is done in a second; 0 where nobody knows yet
 * @param waitingFor who holds it up, or empty
 */
public record Progress(
        String step,
        String phase,
        long done,
        long total,
        String unit,
        Duration elapsed,
        double perSecond,
        String waitingFor) {

    /** How long the rest of the phase takes at this rate; empty where nobody knows. */
    public Optional<Duration> left() {
        return total > 0 && perSecond > 0
                ? Optional.of(Duration.ofMillis(Math.round((total - done) * 1_000 / perSecond)))
                : Optional.empty();
    }

    /** In one line, as it is logged. */
    @Override
    public String toString() {
        StringBuilder line =
                new StringBuilder(step).append(": ").append(elapsed.toSeconds()).append(" s");
        if (!phase.isEmpty()) {
            line.append(", ").append(phase);
        }
        if (total > 0) {
            line.append(", ")
                    .append(done)
                    .append(" of ")
                    .append(total)
                    .append(' ')
                    .append(unit);
        }
        if (perSecond > 0) {
            line.append(String.format(Locale.ROOT, ", %.0f a second", perSecond));
        }
        left().ifPresent(rest -> line.append(", ").append(rest.toSeconds()).append(" s left"));
        if (!waitingFor.isEmpty()) {
            line.append(", waits for ").append(waitingFor);
        }
        return line.toString();
    }
}

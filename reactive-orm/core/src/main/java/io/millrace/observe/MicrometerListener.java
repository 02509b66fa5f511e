package io.millrace.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Makes a Micrometer observation of every statement, {@code millrace.statement}, and of every transaction, {@code
 * millrace.transaction}.
 *
 * <p>Low-cardinality keys: {@code operation}, {@code table} (the record's name), {@code lane}, {@code outcome} and {@code
 * rows} (0, 1, 2-10, 11-100, 101-1000, more). High-cardinality key: {@code sql}, the text without values. A failure is
 * the observation's error. The parent is the observation in the subscriber's Reactor Context, under the key that
 * Micrometer's context propagation uses, which itself need not be there; what runs in a transaction has the
 * transaction's observation as its parent.
 *
 * <p>Gauges, by {@code lane}: {@code millrace.lane.in.use}, {@code millrace.lane.idle}, {@code millrace.lane.waiting},
 * {@code millrace.lane.in.flight}; and {@code millrace.connections}.
 */
public final class MicrometerListener implements RepoListener {

    /** The value of ObservationThreadLocalAccessor.KEY, a class that cannot be loaded without context-propagation. */
    private static final String KEY = "micrometer.observation";

    private final ObservationRegistry observations;
    private final @Nullable MeterRegistry meters;

    private MicrometerListener(ObservationRegistry observations, @Nullable MeterRegistry meters) {
        this.observations = observations;
        this.meters = meters;
    }

    /** Observations, without gauges. */
    public static MicrometerListener of(ObservationRegistry observations) {
        return new MicrometerListener(observations, null);
    }

    /** Observations, and gauges of both lanes. */
    public static MicrometerListener of(ObservationRegistry observations, MeterRegistry meters) {
        return new MicrometerListener(observations, meters);
    }

    @Override
    public Observed began(Work work, ContextView context) {
        if (observations.isNoop()) {
            return Observed.NOBODY;
        }
        boolean transaction = work.sql() == null;
        Observation observation = Observation.createNotStarted(
                        transaction ? "millrace.transaction" : "millrace.statement", observations)
                .contextualName(work.name())
                .lowCardinalityKeyValue("operation", work.operation())
                .lowCardinalityKeyValue("table", work.subject().isEmpty() ? "none" : work.subject())
                .lowCardinalityKeyValue("lane", work.lane().name().toLowerCase(Locale.ROOT));
        if (work.sql() != null) {
            observation.highCardinalityKeyValue("sql", work.sql());
        }
        if (context.getOrDefault(KEY, null) instanceof Observation parent) {
            observation.parentObservation(parent);
        }
        return new Span(observation.start());
    }

    @Override
    public void opened(Supplier<RepoUse> use) {
        if (meters != null) {
            Gauge.builder("millrace.connections", use, now -> now.get().connections())
                    .strongReference(true)
                    .register(meters);
            lane("shared", use, RepoUse::shared);
            lane("exclusive", use, RepoUse::exclusive);
        }
    }

    private void lane(String lane, Supplier<RepoUse> use, Function<RepoUse, LaneUse> of) {
        gauge("in.use", lane, use, now -> of.apply(now).inUse());
        gauge("idle", lane, use, now -> of.apply(now).idle());
        gauge("waiting", lane, use, now -> of.apply(now).waiting());
        gauge("in.flight", lane, use, now -> of.apply(now).inFlight());
    }

    private void gauge(String name, String lane, Supplier<RepoUse> use, ToDoubleFunction<RepoUse> value) {
        if (meters != null) {
            Gauge.builder("millrace.lane." + name, use, now -> value.applyAsDouble(now.get()))
                    .tag("lane", lane)
                    .strongReference(true)
                    .register(meters);
        }
    }

    private static String size(long rows) {
        if (rows < 2) {
            return Long.toString(rows);
        }
        if (rows <= 10) {
            return "2-10";
        }
        if (rows <= 100) {
            return "11-100";
        }
        return rows <= 1_000 ? "101-1000" : "more";
    }

    private record Span(Observation observation) implements Observed {

        @Override
        public void ended(Outcome outcome, long rows, @Nullable Throwable failure) {
            observation
                    .lowCardinalityKeyValue("outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .lowCardinalityKeyValue("rows", size(rows));
            if (failure != null) {
                observation.error(failure);
            }
            observation.stop();
        }

        @Override
        public Context into(Context context) {
            return context.put(KEY, observation);
        }
    }
}

package io.millrace.mesher.health;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.millrace.mesher.http.Answer;
import io.millrace.mesher.http.Routes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * What a watchman asks: {@code GET /health}, 200 as long as the process serves; {@code GET /ready}, 200 as long as it can
 * take events; {@code GET /metrics}, figures for Prometheus.
 */
public final class HealthRoutes {

    private final Intake intake;
    private final Supplier<Mono<Boolean>> ready;
    private final PrometheusMeterRegistry meters;

    /**
     * The routes.
     *
     * @param intake the counts that they tell
     * @param ready asks whether events can be taken now
     * @param meters the figures
     */
    public HealthRoutes(Intake intake, Supplier<Mono<Boolean>> ready, PrometheusMeterRegistry meters) {
        this.intake = intake;
        this.ready = ready;
        this.meters = meters;
    }

    /**
     * The answer.
     *
     * @param status {@code up}
     * @param received the items that were received since the start, by type
     */
    record Health(String status, Map<String, Long> received) {}

    /** These routes too. */
    public Routes addTo(Routes routes) {
        return routes.get("/health", exchange -> Mono.fromSupplier(() -> Answer.ok(new Health("up", intake.counts()))))
                .get(
                        "/ready",
                        exchange -> Mono.defer(ready)
                                .onErrorReturn(false)
                                .map(can -> can
                                        ? Answer.ok(Map.of("status", "ready"))
                                        : new Answer(503, Map.of("Retry-After", "1"), Map.of("status", "not_ready"))))
                .get(
                        "/metrics",
                        exchange -> Mono.fromSupplier(() -> new Answer(
                                200,
                                Map.of("Content-Type", "text/plain; version=0.0.4; charset=utf-8"),
                                meters.scrape().getBytes(StandardCharsets.UTF_8))));
    }
}

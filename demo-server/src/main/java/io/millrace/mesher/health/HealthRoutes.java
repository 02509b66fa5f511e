package io.millrace.mesher.health;

import io.millrace.mesher.http.Answer;
import io.millrace.mesher.http.Routes;
import java.util.Map;
import reactor.core.publisher.Mono;

/** {@code GET /health}: 200 as long as the process serves. */
public final class HealthRoutes {

    private final Intake intake;

    /** The routes, with the counts that they tell. */
    public HealthRoutes(Intake intake) {
        this.intake = intake;
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
        return routes.get("/health", exchange -> Mono.fromSupplier(() -> Answer.ok(new Health("up", intake.counts()))));
    }
}

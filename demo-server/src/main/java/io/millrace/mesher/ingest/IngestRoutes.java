package io.millrace.mesher.ingest;

import io.millrace.mesher.event.EventIds;
import io.millrace.mesher.http.Answer;
import io.millrace.mesher.http.BodyLimits;
import io.millrace.mesher.http.Exchange;
import io.millrace.mesher.http.Routes;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * What the SDKs speak to: {@code POST /api/{project}/envelope/}, and {@code POST /api/{project}/store/} for older ones.
 *
 * <p>Both answer {@code {"id": "…"}} with 200 when the event is committed, and never before. A browser's SDK may come from
 * any page: what it is answered, refusals too, carries the headers that let it.
 */
public final class IngestRoutes {

    private static final BodyLimits ENVELOPE = new BodyLimits(5 * 1024 * 1024, 10 * 1024 * 1024);
    private static final BodyLimits EVENT = new BodyLimits(Ingestion.LARGEST_EVENT, Ingestion.LARGEST_EVENT);

    /** What any page's script may read of an answer: all of it, and when to try again. */
    private static final Map<String, String> READABLE =
            Map.of("Access-Control-Allow-Origin", "*", "Access-Control-Expose-Headers", "Retry-After");

    private static final Map<String, String> ANY_PAGE = Map.of(
            "Access-Control-Allow-Origin", "*",
            "Access-Control-Allow-Methods", "POST, OPTIONS",
            "Access-Control-Allow-Headers", "X-Sentry-Auth, Authorization, Content-Type, Content-Encoding",
            "Access-Control-Max-Age", "3600");

    private final Ingestion ingestion;

    /** The routes into this ingestion. */
    public IngestRoutes(Ingestion ingestion) {
        this.ingestion = ingestion;
    }

    /** These routes too. */
    public Routes addTo(Routes routes) {
        return routes.post("/api/{project}/envelope", READABLE, this::envelope)
                .options("/api/{project}/envelope", IngestRoutes::preflight)
                .post("/api/{project}/store", READABLE, this::store)
                .options("/api/{project}/store", IngestRoutes::preflight);
    }

    private Mono<Answer> envelope(Exchange exchange) {
        return exchange.body(ENVELOPE)
                .flatMap(body -> ingestion.envelope(exchange.variable("project"), Credentials.of(exchange), body))
                .map(IngestRoutes::accepted);
    }

    private Mono<Answer> store(Exchange exchange) {
        return exchange.body(EVENT)
                .flatMap(body -> ingestion.event(exchange.variable("project"), Credentials.of(exchange), body))
                .map(id -> accepted(Optional.of(id)));
    }

    private static Answer accepted(Optional<UUID> id) {
        Map<String, String> body =
                id.map(one -> Map.of("id", EventIds.text(one))).orElse(Map.of());
        return Answer.ok(body);
    }

    private static Mono<Answer> preflight(Exchange exchange) {
        return Mono.just(new Answer(200, ANY_PAGE, Map.of()));
    }
}

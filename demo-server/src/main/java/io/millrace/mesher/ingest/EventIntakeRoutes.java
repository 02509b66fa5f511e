package io.millrace.mesher.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.mesher.event.EventIds;
import io.millrace.mesher.http.Answer;
import io.millrace.mesher.http.BodyLimits;
import io.millrace.mesher.http.Exchange;
import io.millrace.mesher.http.Refusal;
import io.millrace.mesher.http.Routes;
import io.millrace.mesher.json.Json;
import io.millrace.mesher.json.MalformedJson;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Mesher's own way in: {@code POST /api/v1/events} with one event, {@code POST /api/v1/events/bulk} with {@code {"events":
 * […]}}, at most a hundred. The key stands in {@code X-Sentry-Auth} or {@code Authorization}, bare or as an SDK writes it.
 */
public final class EventIntakeRoutes {

    private static final BodyLimits ONE = new BodyLimits(Ingestion.LARGEST_EVENT, Ingestion.LARGEST_EVENT);
    private static final BodyLimits MANY = new BodyLimits(5 * 1024 * 1024, 5 * 1024 * 1024);
    private static final int MOST = 100;

    private final Ingestion ingestion;

    /** The routes into this ingestion. */
    public EventIntakeRoutes(Ingestion ingestion) {
        this.ingestion = ingestion;
    }

    /** The answer about one event. */
    record One(String id, String status) {

        static One of(Ingestion.Taken taken) {
            return new One(EventIds.text(taken.id()), taken.outcome().name().toLowerCase(Locale.ROOT));
        }
    }

    /** These routes too. */
    public Routes addTo(Routes routes) {
        return routes.post("/api/v1/events", this::one).post("/api/v1/events/bulk", this::many);
    }

    private Mono<Answer> one(Exchange exchange) {
        return exchange.body(ONE)
                .flatMap(body -> ingestion.events(key(exchange), List.of(object(body)), body.length))
                .map(taken -> answer(taken.get(0)));
    }

    private static Answer answer(Ingestion.Taken taken) {
        if (taken.outcome() == Outcome.REFUSED) {
            throw Refusal.malformed("refused_event", "the database cannot hold the event " + taken.id());
        }
        if (taken.outcome() == Outcome.UNKNOWN_PROJECT) {
            throw Refusal.notFound("unknown_project", "there is no such project");
        }
        return Answer.ok(One.of(taken));
    }

    private Mono<Answer> many(Exchange exchange) {
        return exchange.body(MANY)
                .flatMap(body -> ingestion.events(key(exchange), objects(body), body.length))
                .map(taken ->
                        Answer.ok(Map.of("results", taken.stream().map(One::of).toList())));
    }

    private static ObjectNode object(byte[] body) {
        try {
            return Json.object(ByteBuffer.wrap(body));
        } catch (MalformedJson malformed) {
            throw Refusal.malformed("malformed_event", "the body: " + malformed.getMessage());
        }
    }

    private static List<ObjectNode> objects(byte[] body) {
        JsonNode events = object(body).path("events");
        if (!events.isArray() || events.isEmpty() || events.size() > MOST) {
            throw Refusal.malformed("malformed_bulk", "events is a list of 1 to " + MOST + " events");
        }
        List<ObjectNode> objects = new ArrayList<>();
        for (JsonNode event : events) {
            if (!(event instanceof ObjectNode object)) {
                throw Refusal.malformed("malformed_bulk", "each of the events is a JSON object");
            }
            objects.add(object);
        }
        return objects;
    }

    private static Optional<String> key(Exchange exchange) {
        return Credentials.of(exchange)
                .or(() -> exchange.header("X-Sentry-Auth").or(() -> exchange.header("Authorization")))
                .map(key -> key.regionMatches(true, 0, "Bearer ", 0, 7) ? key.substring(7) : key)
                .map(String::strip)
                .filter(key -> !key.isEmpty());
    }
}

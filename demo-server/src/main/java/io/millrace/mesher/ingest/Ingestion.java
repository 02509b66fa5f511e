package io.millrace.mesher.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import io.millrace.mesher.event.EventStore;
import io.millrace.mesher.event.NewEvent;
import io.millrace.mesher.health.Intake;
import io.millrace.mesher.http.Refusal;
import io.millrace.mesher.json.Json;
import io.millrace.mesher.json.MalformedJson;
import io.millrace.mesher.project.ApiKey;
import io.millrace.mesher.project.Project;
import io.millrace.mesher.project.ProjectStore;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import reactor.core.publisher.Mono;

/** Takes events in: who sends them is asked for, they are read, and stored before anybody is answered. */
public final class Ingestion {

    /** An event may be this large; its envelope, with attachments, may be larger. */
    static final int LARGEST_EVENT = 1024 * 1024;

    private final ProjectStore projects;
    private final EventStore events;
    private final Intake intake;
    private final Clock clock;

    /** Ingestion into these stores. */
    public Ingestion(ProjectStore projects, EventStore events, Intake intake, Clock clock) {
        this.projects = projects;
        this.events = events;
        this.intake = intake;
        this.clock = clock;
    }

    /**
     * Takes an envelope. Items that are no events are counted and let go.
     *
     * @param project the project by number, slug or id
     * @param key the key that came in the header or the query; without it the one in the envelope's DSN counts
     * @return the id of the envelope's event, when it is committed; empty if the envelope is about none
     */
    Mono<Optional<UUID>> envelope(String project, Optional<String> key, byte[] body) {
        return Mono.defer(() -> {
            Envelope envelope = parse(body);
            return sender(project, key.or(() -> envelope.dsn().flatMap(Credentials::inDsn)))
                    .flatMap(known -> store(known, events(envelope)))
                    .map(ids -> ids.isEmpty() ? envelope.eventId() : Optional.of(ids.get(0)))
                    .doOnSuccess(stored -> envelope.items().forEach(item -> intake.count(item.type())));
        });
    }

    /** Takes one event as older SDKs send it, and answers its id when it is committed. */
    Mono<UUID> event(String project, Optional<String> key, byte[] body) {
        return sender(project, key)
                .flatMap(known -> store(known, List.of(read(ByteBuffer.wrap(body), Optional.empty(), "the body"))))
                .map(ids -> ids.get(0))
                .doOnSuccess(stored -> intake.count("event"));
    }

    private Mono<Project> sender(String reference, Optional<String> key) {
        if (key.isEmpty()) {
            return Mono.error(Refusal.unauthorized(
                    "missing_key",
                    "no key came with the request; it stands in the X-Sentry-Auth header, in the query as sentry_key,"
                            + " or in the envelope's dsn"));
        }
        Mono<Optional<Project>> project =
                projects.find(reference).map(Optional::of).defaultIfEmpty(Optional.empty());
        Mono<Optional<ApiKey>> apiKey =
                projects.findKey(key.get()).map(Optional::of).defaultIfEmpty(Optional.empty());
        return Mono.zip(project, apiKey, Ingestion::authorized);
    }

    private static Project authorized(Optional<Project> project, Optional<ApiKey> key) {
        Project known = project.orElseThrow(() -> Refusal.notFound("unknown_project", "there is no such project"));
        return key.filter(one -> one.projectId().equals(known.id()))
                .map(one -> known)
                .orElseThrow(() -> Refusal.unauthorized("wrong_key", "the key is not one of this project"));
    }

    private Mono<List<UUID>> store(Project project, List<NewEvent> read) {
        List<UUID> ids = read.stream().map(NewEvent::id).toList();
        return ids.isEmpty() ? Mono.just(ids) : events.keep(project.id(), read).thenReturn(ids);
    }

    private static Envelope parse(byte[] body) {
        try {
            return EnvelopeParser.parse(body);
        } catch (MalformedEnvelope malformed) {
            throw Refusal.malformed("malformed_envelope", String.valueOf(malformed.getMessage()));
        }
    }

    private List<NewEvent> events(Envelope envelope) {
        List<EnvelopeItem> items =
                envelope.items().stream().filter(EnvelopeItem::isEvent).toList();
        List<NewEvent> read = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            // The header's id is that of the one event that an envelope is about.
            Optional<UUID> fallback = i == 0 ? envelope.eventId() : Optional.empty();
            try {
                read.add(read(items.get(i).payload(), fallback, "the event"));
            } catch (InvalidChangeset invalid) {
                String place = Integer.toString(i);
                invalid.errors().forEach(error -> errors.add(items.size() == 1 ? error : error.under(place)));
            }
        }
        if (!errors.isEmpty()) {
            throw InvalidChangeset.of("events", errors);
        }
        return read;
    }

    private NewEvent read(ByteBuffer payload, Optional<UUID> fallbackId, String name) {
        if (payload.remaining() > LARGEST_EVENT) {
            throw Refusal.tooLarge("%s is larger than %d bytes".formatted(name, LARGEST_EVENT));
        }
        try {
            ObjectNode json = Json.object(payload);
            return SentryEvent.read(json, fallbackId.orElseGet(Ingestion::newId), clock.instant());
        } catch (MalformedJson malformed) {
            throw Refusal.malformed("malformed_event", name + ": " + malformed.getMessage());
        }
    }

    /** A UUID of version 4, from a source that never waits: this id is no secret. */
    private static UUID newId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(
                (random.nextLong() & ~0xf000L) | 0x4000L,
                (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
    }
}

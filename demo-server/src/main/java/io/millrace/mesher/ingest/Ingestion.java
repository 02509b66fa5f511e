package io.millrace.mesher.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import io.millrace.mesher.event.NewEvent;
import io.millrace.mesher.health.Intake;
import io.millrace.mesher.http.Refusal;
import io.millrace.mesher.json.Json;
import io.millrace.mesher.json.MalformedJson;
import io.millrace.mesher.project.Project;
import io.millrace.mesher.project.ProjectStore;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;

/** Takes events in: who sends them is asked for, they are read, and written before anybody is answered. */
public final class Ingestion {

    /** An event may be this large; its envelope, with attachments, may be larger. */
    static final int LARGEST_EVENT = 1024 * 1024;

    private final Sender sender;
    private final EventQueue queue;
    private final RateLimit limit;
    private final Intake intake;
    private final Clock clock;

    /** Ingestion into this queue. */
    public Ingestion(ProjectStore projects, EventQueue queue, RateLimit limit, Intake intake, Clock clock) {
        this.sender = new Sender(projects);
        this.queue = queue;
        this.limit = limit;
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
            return sender.of(project, key.or(() -> envelope.dsn().flatMap(Credentials::inDsn)))
                    .flatMap(known -> store(known, events(envelope), body.length))
                    .map(ids -> ids.isEmpty() ? envelope.eventId() : Optional.of(ids.get(0)))
                    .doOnSuccess(stored -> envelope.items().forEach(item -> intake.count(item.type())));
        });
    }

    /** Takes one event as older SDKs send it, and answers its id when it is committed. */
    Mono<UUID> event(String project, Optional<String> key, byte[] body) {
        return sender.of(project, key)
                .flatMap(known ->
                        store(known, List.of(read(ByteBuffer.wrap(body), Optional.empty(), "the body")), body.length))
                .map(ids -> ids.get(0))
                .doOnSuccess(stored -> intake.count("event"));
    }

    /** Takes events of Mesher's own JSON, and answers what became of each when they are committed. */
    Mono<List<Taken>> events(Optional<String> key, List<ObjectNode> read, int bytes) {
        return sender.of(key).flatMap(project -> {
            List<NewEvent> events = each(read, (json, place) -> MesherEvent.read(json, newId(), clock.instant()));
            return take(project, events, bytes).doOnSuccess(done -> events.forEach(event -> intake.count("event")));
        });
    }

    /** An event that was taken, and what became of it. */
    record Taken(UUID id, Outcome outcome) {}

    private Mono<List<UUID>> store(Project project, List<NewEvent> read, int bytes) {
        return take(project, read, bytes)
                .map(taken -> taken.stream()
                        .map(one -> {
                            switch (one.outcome()) {
                                case REFUSED ->
                                    throw Refusal.malformed(
                                            "refused_event", "the database cannot hold the event " + one.id());
                                case UNKNOWN_PROJECT ->
                                    throw Refusal.notFound("unknown_project", "there is no such project");
                                default -> {
                                    return one.id();
                                }
                            }
                        })
                        .toList());
    }

    /** What is not sampled is not queued, and counts as taken all the same. */
    private Mono<List<Taken>> take(Project project, List<NewEvent> events, int bytes) {
        if (events.isEmpty()) {
            return Mono.just(List.of());
        }
        limit.take(project.id(), events.size());
        List<Received> kept = events.stream()
                .filter(event -> Sampling.keeps(event.id(), project.sampleRate()))
                .map(event -> Received.of(project.id(), event, bytes / events.size()))
                .toList();
        return queue.take(kept).map(outcomes -> {
            List<Taken> taken = new ArrayList<>();
            int next = 0;
            for (NewEvent event : events) {
                boolean sampled = Sampling.keeps(event.id(), project.sampleRate());
                taken.add(new Taken(event.id(), sampled ? outcomes.get(next++) : Outcome.SAMPLED_OUT));
            }
            return taken;
        });
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
        // The header's id is that of the one event that an envelope is about.
        return each(
                items,
                (item, place) -> read(item.payload(), place == 0 ? envelope.eventId() : Optional.empty(), "the event"));
    }

    /** Reads all of them, and refuses with what is wrong with each, under its place where there are several. */
    private static <T> List<NewEvent> each(List<T> items, BiFunction<T, Integer, NewEvent> reader) {
        List<NewEvent> read = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            try {
                read.add(reader.apply(items.get(i), i));
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

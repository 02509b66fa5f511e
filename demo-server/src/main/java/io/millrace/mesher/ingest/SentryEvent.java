package io.millrace.mesher.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.changeset.Changeset;
import io.millrace.changeset.Field;
import io.millrace.changeset.Input;
import io.millrace.changeset.Length;
import io.millrace.changeset.Params;
import io.millrace.error.InvalidChangeset;
import io.millrace.mesher.event.EventIds;
import io.millrace.mesher.event.ExceptionInfo;
import io.millrace.mesher.event.Level;
import io.millrace.mesher.event.NewEvent;
import io.millrace.mesher.json.CleanText;
import io.millrace.type.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event of Sentry's JSON into Mesher's. What Mesher has no place for is passed over; what it must understand is
 * cast and checked through a changeset, under the names that its sender used.
 */
final class SentryEvent {

    private static final Field<UUID> EVENT_ID = Field.of("event_id", Types.UUID);
    private static final Field<Instant> TIMESTAMP = Field.of("timestamp", Types.TIMESTAMPTZ);
    private static final Field<String> LEVEL = Field.of("level", Types.TEXT);
    private static final Field<List<String>> TAGS = Field.of("tags", Types.arrayOf(Types.TEXT));

    private static final int MOST_TAGS = 1_000;

    private final JsonNode json;
    private final Instant now;

    private SentryEvent(JsonNode json, Instant now) {
        this.json = json;
        this.now = now;
    }

    /**
     * Reads an event.
     *
     * @param json the payload
     * @param fallbackId the id where the payload has none
     * @param now the moment that it came, for events that do not say when they happened
     * @throws InvalidChangeset if it is none; its errors name the fields as the payload does
     */
    static NewEvent read(ObjectNode json, UUID fallbackId, Instant now) {
        return new SentryEvent(CleanText.of(json), now).event(fallbackId);
    }

    private NewEvent event(UUID fallbackId) {
        Input input = input().apply();
        List<ExceptionInfo> exceptions = SentryParts.exceptions(json);
        JsonNode sdk = Fields.object(json, "sdk");
        return new NewEvent(
                input.get(EVENT_ID, fallbackId),
                input.get(TIMESTAMP, now),
                Level.of(input.get(LEVEL, Level.ERROR.label())).orElse(Level.ERROR),
                message(exceptions),
                fingerprint(),
                exceptions,
                SentryParts.breadcrumbs(json),
                tags(),
                Fields.object(json, "extra"),
                Fields.object(json, "contexts"),
                SentryParts.user(json),
                Fields.text(json, "environment"),
                Fields.text(json, "release"),
                Fields.text(json, "platform"),
                Fields.text(json, "server_name"),
                Fields.text(json, "logger"),
                Fields.text(json, "transaction"),
                Fields.text(json, "session_id"),
                Fields.text(sdk, "name"),
                Fields.text(sdk, "version"));
    }

    /** What is told apart from what is passed over: these fields are understood, or the event is refused. */
    private Changeset<Input> input() {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        String id = Fields.text(json, "event_id");
        if (id != null) {
            given.put("event_id", EventIds.parse(id).<Object>map(known -> known).orElse(id));
        }
        JsonNode timestamp = json.get("timestamp");
        if (timestamp != null && !timestamp.isNull()) {
            given.put(
                    "timestamp",
                    Timestamps.read(timestamp).<Object>map(known -> known).orElse("unreadable"));
        }
        given.put("level", Fields.text(json, "level"));
        given.put("tags", List.copyOf(tags().keySet()));
        return Changeset.input(Params.of(given), EVENT_ID, TIMESTAMP, LEVEL, TAGS)
                .check(LEVEL, label -> Level.of(label).isPresent(), "must be fatal, error, warning, info or debug")
                .items(TAGS, Length.atMost(MOST_TAGS));
    }

    /** What the event says, else what its last exception says: that is the one that was thrown. */
    private String message(List<ExceptionInfo> exceptions) {
        JsonNode entry = Fields.object(json, "logentry");
        JsonNode message = Fields.object(json, "message");
        return Stream.of(
                        Fields.text(json, "message"),
                        Fields.text(message, "formatted"),
                        Fields.text(message, "message"),
                        Fields.text(entry, "formatted"),
                        Fields.text(entry, "message"),
                        exceptions.isEmpty() ? null : title(exceptions.get(exceptions.size() - 1)))
                .filter(Objects::nonNull)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("<no message>");
    }

    private static String title(ExceptionInfo exception) {
        return Fields.cut(Stream.of(exception.typeName(), exception.value())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(": ")));
    }

    private List<String> fingerprint() {
        List<String> parts = new ArrayList<>();
        json.path("fingerprint").forEach(part -> {
            if (part.isValueNode() && !part.isNull()) {
                parts.add(Fields.cut(part.asText()));
            }
        });
        return parts;
    }

    /** An object of texts; older SDKs send a list of pairs. */
    private Map<String, String> tags() {
        JsonNode tags = json.path("tags");
        Map<String, String> read = new LinkedHashMap<>();
        if (tags.isObject()) {
            tags.properties().forEach(tag -> put(read, tag.getKey(), tag.getValue()));
        } else {
            tags.forEach(pair -> put(read, pair.path(0).asText(""), pair.get(1)));
        }
        return read;
    }

    private static void put(Map<String, String> tags, String name, @Nullable JsonNode value) {
        if (!name.isEmpty() && value != null && value.isValueNode() && !value.isNull()) {
            tags.put(Fields.cut(name), Fields.cut(value.asText()));
        }
    }
}

package io.millrace.mesher.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.mesher.event.Level;
import io.millrace.mesher.json.Json;
import io.millrace.mesher.json.MalformedJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Which events a listener wants to hear of; what is empty makes no difference. */
record LiveFilter(Optional<Level> level, Optional<String> environment) {

    static final LiveFilter ALL = new LiveFilter(Optional.empty(), Optional.empty());

    /** Reads {@code {"filters": {"level": "error", "environment": "production"}}}; empty where the text is none. */
    static Optional<LiveFilter> read(String text) {
        try {
            JsonNode filters = Json.object(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)))
                    .path("filters");
            if (!filters.isObject()) {
                return Optional.empty();
            }
            String level = filters.path("level").asText("");
            Optional<Level> known = Level.of(level);
            if (!level.isEmpty() && known.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new LiveFilter(
                    known, Optional.of(filters.path("environment").asText("")).filter(one -> !one.isEmpty())));
        } catch (MalformedJson malformed) {
            return Optional.empty();
        }
    }

    boolean lets(LiveMessage message) {
        if (message.level() == null) {
            return true;
        }
        return level.map(one -> one == message.level()).orElse(true)
                && environment.map(one -> one.equals(message.environment())).orElse(true);
    }
}

package io.millrace.mesher.live;

import io.millrace.mesher.event.Level;
import io.millrace.mesher.json.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a project, as its listeners are told.
 *
 * @param json what they are told
 * @param level the level of an event, by which it may be left out; null of everything else
 * @param environment the environment of an event
 */
record LiveMessage(
        String json, @Nullable Level level, @Nullable String environment) {

    static LiveMessage of(Object body) {
        return new LiveMessage(text(body), null, null);
    }

    static LiveMessage of(Object body, Level level, @Nullable String environment) {
        return new LiveMessage(text(body), level, environment);
    }

    private static String text(Object body) {
        return new String(Json.bytes(body), StandardCharsets.UTF_8);
    }
}

package io.millrace.mesher.issue;

import io.millrace.mesher.event.EventIds;
import io.millrace.mesher.event.Level;
import java.time.Instant;
import java.util.UUID;

/** One event of an issue, in few words. */
public record TimelineEntry(String id, Level level, String message, Instant receivedAt) {

    static TimelineEntry of(UUID id, Level level, String message, Instant receivedAt) {
        return new TimelineEntry(EventIds.text(id), level, message, receivedAt);
    }
}

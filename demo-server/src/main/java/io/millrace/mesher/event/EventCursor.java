package io.millrace.mesher.event;

import static io.millrace.mesher.event.EventTable.EVENT;

import io.millrace.expr.Condition;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A place in the list of events, the newest first: behind this one the next page begins.
 *
 * <p>Clients hold it as a text that means nothing to them.
 */
record EventCursor(Instant receivedAt, UUID id, UUID projectId) {

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final int BYTES = 8 + 4 + 16 + 16;

    static EventCursor at(Event event) {
        return new EventCursor(event.receivedAt(), event.id(), event.projectId());
    }

    /** The place that a text stands for, if it stands for one. */
    static Optional<EventCursor> parse(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() != BYTES) {
                return Optional.empty();
            }
            Instant receivedAt = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
            EventCursor cursor = new EventCursor(receivedAt, uuid(bytes), uuid(bytes));
            return Optional.of(cursor).filter(EventCursor::isPossible);
        } catch (IllegalArgumentException | DateTimeException noCursor) {
            return Optional.empty();
        }
    }

    String text() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putLong(receivedAt.getEpochSecond())
                .putInt(receivedAt.getNano())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(projectId.getMostSignificantBits())
                .putLong(projectId.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** What is behind this place: a bound on the first column for the index, and what tells the ties apart. */
    Condition<Event> condition() {
        Condition<Event> tie = EVENT.id.lt(id).or(EVENT.id.eq(id).and(EVENT.projectId.lt(projectId)));
        return EVENT.receivedAt
                .le(receivedAt)
                .and(EVENT.receivedAt.lt(receivedAt).or(tie));
    }

    /** Not what somebody made up: such a moment the database may not even know. */
    private boolean isPossible() {
        return receivedAt.isAfter(Instant.EPOCH) && receivedAt.isBefore(LATEST);
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}

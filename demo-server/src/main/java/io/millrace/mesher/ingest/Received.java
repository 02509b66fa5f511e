package io.millrace.mesher.ingest;

import io.millrace.mesher.event.NewEvent;
import java.util.UUID;

/**
 * An event that waits to be written.
 *
 * @param projectId the project that it was sent to
 * @param fingerprint what it is grouped by
 * @param event what it says
 * @param bytes its part of what was sent, unpacked
 */
record Received(UUID projectId, String fingerprint, NewEvent event, long bytes) {

    static Received of(UUID projectId, NewEvent event, long bytes) {
        return new Received(projectId, Fingerprint.of(event), event, bytes);
    }

    Key key() {
        return new Key(projectId, event.id());
    }

    Group group() {
        return new Group(projectId, fingerprint);
    }

    /** What tells an event from all others. */
    record Key(UUID projectId, UUID id) {}

    /** What tells an issue from all others. */
    record Group(UUID projectId, String fingerprint) {}
}

package io.millrace.mesher.ingest;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a Sentry SDK sends at once: a header and items.
 *
 * @param eventId the event it is about, if it says so
 * @param dsn the address it was sent to, with the key in it, if it says so
 * @param items its items in their order
 */
record Envelope(Optional<UUID> eventId, Optional<String> dsn, List<EnvelopeItem> items) {

    Envelope {
        items = List.copyOf(items);
    }
}

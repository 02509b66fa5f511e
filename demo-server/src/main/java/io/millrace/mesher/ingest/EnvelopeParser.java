package io.millrace.mesher.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.mesher.event.EventIds;
import io.millrace.mesher.json.Json;
import io.millrace.mesher.json.MalformedJson;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes an envelope apart: a line with the header, then for each item a line with its header and its payload.
 *
 * <p>An item that names its {@code length} may hold any bytes, line ends too; one that does not ends with its line. A
 * length that reaches beyond the envelope, or does not end at a line's end, is refused: what follows could not be told
 * apart any more.
 */
final class EnvelopeParser {

    private static final int MOST_ITEMS = 200;

    private final ByteBuffer bytes;
    private final List<EnvelopeItem> items = new ArrayList<>();

    private EnvelopeParser(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /**
     * Reads an envelope.
     *
     * @throws MalformedEnvelope if it is none
     */
    static Envelope parse(byte[] bytes) {
        return new EnvelopeParser(bytes).envelope();
    }

    private Envelope envelope() {
        ObjectNode header = header("the envelope's header");
        Optional<UUID> eventId = eventId(header);
        Optional<String> dsn = Optional.ofNullable(header.get("dsn"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
        while (skipEmptyLines()) {
            if (items.size() == MOST_ITEMS) {
                throw new MalformedEnvelope("it has more than %d items".formatted(MOST_ITEMS));
            }
            items.add(item("item " + (items.size() + 1)));
        }
        return new Envelope(eventId, dsn, items);
    }

    private static Optional<UUID> eventId(ObjectNode header) {
        JsonNode id = header.get("event_id");
        if (id == null || id.isNull()) {
            return Optional.empty();
        }
        return Optional.of(EventIds.parse(id.asText())
                .orElseThrow(() ->
                        new MalformedEnvelope("the envelope's header: event_id is a UUID, with dashes or without")));
    }

    private EnvelopeItem item(String name) {
        ObjectNode header = header("the header of " + name);
        JsonNode type = header.get("type");
        if (type == null || !type.isTextual()) {
            throw new MalformedEnvelope("the header of %s: type is missing".formatted(name));
        }
        JsonNode length = header.get("length");
        ByteBuffer payload = length == null || length.isNull() ? line() : payload(length, name);
        return new EnvelopeItem(type.textValue(), payload);
    }

    private ByteBuffer payload(JsonNode length, String name) {
        if (!length.isIntegralNumber() || length.longValue() < 0 || !length.canConvertToLong()) {
            throw new MalformedEnvelope("the header of %s: length is a number of bytes".formatted(name));
        }
        if (length.longValue() > bytes.remaining()) {
            throw new MalformedEnvelope("%s is %d bytes long by its header, and %d are left"
                    .formatted(name, length.longValue(), bytes.remaining()));
        }
        ByteBuffer payload = take(length.intValue());
        if (bytes.hasRemaining() && bytes.get() != '\n') {
            throw new MalformedEnvelope("%s does not end with a line's end after the %d bytes that its header announces"
                    .formatted(name, length.intValue()));
        }
        return payload;
    }

    private ObjectNode header(String name) {
        try {
            return Json.object(line());
        } catch (MalformedJson malformed) {
            throw new MalformedEnvelope(name + ": " + malformed.getMessage());
        }
    }

    /** The bytes up to the next line's end, which is passed over. */
    private ByteBuffer line() {
        int length = 0;
        while (length < bytes.remaining() && bytes.get(bytes.position() + length) != '\n') {
            length++;
        }
        ByteBuffer line = take(length);
        if (bytes.hasRemaining()) {
            bytes.get();
        }
        return line;
    }

    private ByteBuffer take(int length) {
        ByteBuffer part = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        return part;
    }

    private boolean skipEmptyLines() {
        while (bytes.hasRemaining()) {
            byte next = bytes.get(bytes.position());
            if (next != '\n' && next != '\r') {
                return true;
            }
            bytes.get();
        }
        return false;
    }
}

package io.millrace.mesher.event;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.UUID;

/** Writes an event's id without dashes. */
final class PlainId extends StdSerializer<UUID> {

    private static final long serialVersionUID = 1L;

    /** For Jackson. */
    PlainId() {
        super(UUID.class);
    }

    @Override
    public void serialize(UUID id, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeString(EventIds.text(id));
    }
}

package io.millrace.mesher.event;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Event ids as Sentry writes them: a UUID, mostly without its dashes. */
public final class EventIds {

    private static final Pattern BARE = Pattern.compile("[0-9a-fA-F]{32}");
    private static final Pattern DASHED = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private EventIds() {}

    /** The id, if the text is one. */
    public static Optional<UUID> parse(String text) {
        if (BARE.matcher(text).matches()) {
            return Optional.of(new UUID(
                    Long.parseUnsignedLong(text.substring(0, 16), 16), Long.parseUnsignedLong(text.substring(16), 16)));
        }
        return DASHED.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** The id without dashes, as the SDKs expect it. */
    public static String text(UUID id) {
        return id.toString().replace("-", "");
    }

    /** Writes an id into JSON so. */
    static final class Bare extends StdSerializer<UUID> {

        private static final long serialVersionUID = 1L;

        Bare() {
            super(UUID.class);
        }

        @Override
        public void serialize(UUID id, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(text(id));
        }
    }
}

package io.millrace.mesher.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.changeset.Changeset;
import io.millrace.changeset.Field;
import io.millrace.changeset.Params;
import io.millrace.error.InvalidChangeset;
import io.millrace.mesher.event.NewEvent;
import io.millrace.mesher.http.Inputs;
import io.millrace.type.Types;
import java.time.Instant;
import java.util.UUID;

/**
 * Reads an event of Mesher's own JSON: the fields of Sentry's, with a message that is required, and everything that is
 * wrong said at once.
 */
final class MesherEvent {

    private static final Field<String> MESSAGE = Field.of("message", Types.TEXT);
    private static final Field<String> LEVEL = Field.of("level", Types.TEXT);
    private static final Field<String> ENVIRONMENT = Field.of("environment", Types.TEXT);
    private static final Field<String> SESSION = Field.of("session_id", Types.TEXT);
    private static final int LONGEST_NAME = 200;

    private MesherEvent() {}

    /**
     * Reads an event.
     *
     * @throws InvalidChangeset with every field that is wrong
     */
    static NewEvent read(ObjectNode json, UUID fallbackId, Instant now) {
        Params params = Params.of(json);
        Inputs.require(
                "Event",
                Changeset.input(params, MESSAGE, LEVEL, ENVIRONMENT, SESSION)
                        .required(MESSAGE)
                        .length(MESSAGE, 1, Fields.LONGEST_TEXT)
                        .oneOf(LEVEL, "fatal", "error", "warning", "info", "debug")
                        .length(ENVIRONMENT, 1, LONGEST_NAME)
                        .length(SESSION, 1, LONGEST_NAME));
        return SentryEvent.read(json, fallbackId, now);
    }
}

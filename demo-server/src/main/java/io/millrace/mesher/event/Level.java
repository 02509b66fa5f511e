package io.millrace.mesher.event;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** How bad an event is, the worst first. */
public enum Level {
    FATAL,
    ERROR,
    WARNING,
    INFO,
    DEBUG;

    /** The level that SDKs write so; {@code log} is what old ones call info. */
    public static Optional<Level> of(String label) {
        return switch (label.toLowerCase(Locale.ROOT)) {
            case "fatal" -> Optional.of(FATAL);
            case "error" -> Optional.of(ERROR);
            case "warning" -> Optional.of(WARNING);
            case "info", "log" -> Optional.of(INFO);
            case "debug" -> Optional.of(DEBUG);
            default -> Optional.empty();
        };
    }

    /** Its name in lower case, as JSON has it. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

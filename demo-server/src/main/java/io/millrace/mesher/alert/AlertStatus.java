package io.millrace.mesher.alert;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What was done about an alert. */
public enum AlertStatus {
    /** Nothing yet. */
    ACTIVE,
    /** Somebody knows. */
    ACKNOWLEDGED,
    /** It is over. */
    RESOLVED;

    /** Its name in lower case, as JSON has it. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.millrace.mesher.alert;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a rule waits for. */
public enum ConditionType {
    /** The first event of an issue. */
    NEW_ISSUE,
    /** An event of an issue that was resolved. */
    REGRESSION,
    /** More events than so many in so many minutes. */
    THRESHOLD;

    /** Its name in lower case, as JSON has it. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

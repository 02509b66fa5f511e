package io.millrace.mesher.issue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What was done about an issue. */
public enum IssueStatus {
    /** Nothing yet. */
    UNRESOLVED,
    /** It is mended; the next event of it is a regression, and opens it again. */
    RESOLVED,
    /** Nobody wants to hear of it, unless there are suddenly many. */
    ARCHIVED,
    /** Its events are not even kept. */
    DISCARDED;

    /** The status of this name; empty where there is none. */
    public static Optional<IssueStatus> of(String label) {
        return Arrays.stream(values())
                .filter(status -> status.label().equals(label))
                .findFirst();
    }

    /** Its name in lower case, as JSON has it. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.millrace.mesher.organization;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What somebody may do in an organization; each may all that the ones before it may. */
public enum Role {
    /** Sees everything, and deals with issues and alerts. */
    MEMBER,
    /** Also sees to members, keys, rules and settings, and deletes issues. */
    ADMIN,
    /** Also says who is admin and owner. */
    OWNER;

    /** Whether it is this one or a higher one. */
    public boolean atLeast(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** Its name in lower case, as JSON has it. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

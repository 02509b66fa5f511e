package io.millrace.mesher.server;

import java.util.List;

/** Settings that Mesher cannot start with, all of them in one message. */
public final class InvalidSettings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidSettings(List<String> problems) {
        super("Mesher cannot start with these settings\n" + String.join("\n", problems), null, false, false);
    }
}

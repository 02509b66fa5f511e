package io.millrace.migrate.command;

import java.util.LinkedHashMap;
import java.util.Map;

/** How a command ends, for scripts. */
public enum ExitCode {
    /** It is done. */
    DONE(0, "it is done"),
    /** It failed; the message says why. */
    FAILED(1, "it failed; the message says why"),
    /** Asked with {@code --exit-code}: a migration has not run. */
    PENDING(2, "asked with --exit-code: a migration has not run"),
    /** Asked with {@code --exit-code}: records and database differ. */
    DIFFERENT(3, "asked with --exit-code: records and database differ"),
    /** A migration is not safe on a database in use: {@code up} refused it, or {@code lint} found that it would. */
    UNSAFE(4, "a migration is not safe: up refused it, or lint found that it would"),
    /** Another migrator holds the lock. */
    LOCK_BUSY(5, "another migrator holds the lock"),
    /** The command line makes no sense. */
    USAGE(64, "the command line makes no sense");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** The number that the process ends with. */
    public int number() {
        return number;
    }

    static Map<String, String> list() {
        Map<String, String> list = new LinkedHashMap<>();
        for (ExitCode code : values()) {
            list.put(" " + code.number, code.meaning);
        }
        return list;
    }
}

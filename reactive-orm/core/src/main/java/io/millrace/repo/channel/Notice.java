package io.millrace.repo.channel;

/**
 * What a listener hears.
 *
 * @param kind what it is
 * @param payload the text that was told; empty where it is {@link Kind#LISTENING}
 */
public record Notice(Kind kind, String payload) {

    /** What a notice is. */
    public enum Kind {
        /**
         * It listens from now on: at the start, and again after a lost connection. What was told before that was not
         * heard; whoever must not miss it reads its rows now.
         */
        LISTENING,
        /** Somebody told something. */
        TOLD
    }

    static Notice listening() {
        return new Notice(Kind.LISTENING, "");
    }

    static Notice told(String payload) {
        return new Notice(Kind.TOLD, payload);
    }
}

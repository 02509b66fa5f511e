package io.millrace.migrate.sql;

/**
 * One word of SQL.
 *
 * @param kind what it is
 * @param text as it counts: words that stand without quotes in lower case, quoted names without their quotes
 * @param start where it begins in the script
 * @param end where it ends
 */
public record Token(Kind kind, String text, int start, int end) {

    /** What a token is. */
    public enum Kind {
        /** A word without quotes: a keyword or a name. */
        WORD,
        /** A name in quotes. */
        NAME,
        /** A literal of text, with its quotes or dollars. */
        TEXT,
        /** A number. */
        NUMBER,
        /** Anything else, one character at a time. */
        SIGN
    }

    /** Whether it is this keyword or this sign. */
    public boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(word);
    }

    /** Whether it may be the name of something. */
    public boolean isName() {
        return kind == Kind.WORD || kind == Kind.NAME;
    }

    /** What is said by a literal of text, without its quotes or dollars; escapes are left as they stand. */
    public String unquoted() {
        int edge = text.startsWith("$") ? text.indexOf('$', 1) + 1 : text.startsWith("'") ? 1 : 2;
        int end = text.startsWith("$") ? text.length() - edge : text.length() - 1;
        return text.substring(Math.min(edge, text.length()), Math.max(edge, end))
                .replace("''", "'");
    }
}

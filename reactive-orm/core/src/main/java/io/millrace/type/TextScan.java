package io.millrace.type;

import org.jspecify.annotations.Nullable;

/**
 * A look at many texts at once: their characters are laid side by side and told together, many in one instruction of the
 * processor, which a look at each text alone is too short for.
 */
final class TextScan {

    /** Below so many texts, the room for a part costs more than it saves. */
    private static final int FEW = 16;

    /** Enough for the processor to take long strides, and little to be thrown away. */
    private static final int PART = 288;

    private final char[] part = new char[PART];
    private final char[] seen = new char[PART];
    private int filled;

    private TextScan() {}

    /**
     * Whether these texts and nulls, an array of text, are plain as {@link Characters#isPlain} says it of each. What is
     * not is still to be looked at: it may be sound.
     */
    static boolean isPlain(@Nullable Object[] texts) {
        if (texts.length < FEW) {
            for (Object text : texts) {
                if (text != null && !Characters.isPlain((String) text)) {
                    return false;
                }
            }
            return true;
        }
        TextScan scan = new TextScan();
        for (Object text : texts) {
            if (text != null) {
                scan.add((String) text);
            }
        }
        return scan.isPlain();
    }

    private void add(String text) {
        int from = 0;
        int length = text.length();
        while (length - from > PART - filled) {
            int to = from + PART - filled;
            text.getChars(from, to, part, filled);
            from = to;
            filled = PART;
            see();
        }
        text.getChars(from, length, part, filled);
        filled += length - from;
    }

    private boolean isPlain() {
        see();
        int bits = 0;
        for (char each : seen) {
            bits |= each;
        }
        return Characters.isPlain(bits);
    }

    /** Each place on its own, since the compiler makes nothing faster of one sum over all of them. */
    private void see() {
        char[] from = part;
        char[] into = seen;
        for (int place = 0, end = filled; place < end; place++) {
            into[place] = (char) (into[place] | (from[place] - 1));
        }
        filled = 0;
    }
}

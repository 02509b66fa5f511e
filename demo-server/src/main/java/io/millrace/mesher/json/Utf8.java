package io.millrace.mesher.json;

/**
 * UTF-8 by the standard. Jackson reads more than that: characters in more bytes than they take, and halves of pairs, which
 * another reader would take for something else.
 */
final class Utf8 {

    private Utf8() {}

    /** Whether these bytes are UTF-8, all of them. */
    static boolean isValid(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = offset;
        while (at < end) {
            int first = bytes[at++];
            if (first < 0) {
                int following = following(first & 0xff);
                if (following < 0 || at + following > end || !isSecond(first & 0xff, bytes[at] & 0xff)) {
                    return false;
                }
                for (int i = 1; i < following; i++) {
                    if ((bytes[at + i] & 0xc0) != 0x80) {
                        return false;
                    }
                }
                at += following;
            }
        }
        return true;
    }

    /** How many bytes follow this first one; negative where it is none. */
    private static int following(int first) {
        if (first < 0xc2 || first > 0xf4) {
            return -1;
        }
        return first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    }

    /** The second byte says whether the whole is too long for its character, half a pair, or beyond the last character. */
    private static boolean isSecond(int first, int second) {
        return switch (first) {
            case 0xe0 -> second >= 0xa0 && second <= 0xbf;
            case 0xed -> second >= 0x80 && second <= 0x9f;
            case 0xf0 -> second >= 0x90 && second <= 0xbf;
            case 0xf4 -> second >= 0x80 && second <= 0x8f;
            default -> second >= 0x80 && second <= 0xbf;
        };
    }
}

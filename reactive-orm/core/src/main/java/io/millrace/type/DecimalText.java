package io.millrace.type;

import java.math.BigDecimal;

/** Decimal numbers as PostgreSQL writes them. */
final class DecimalText {

    /** As many digits as every long has. */
    private static final int DIGITS_OF_A_LONG = 18;

    private DecimalText() {}

    /**
     * The number that a text is.
     *
     * @throws NumberFormatException where it is none
     */
    static BigDecimal read(String text) {
        int length = text.length();
        boolean negative = length > 0 && text.charAt(0) == '-';
        long unscaled = 0;
        int digits = 0;
        int point = -1;
        for (int at = negative ? 1 : 0; at < length; at++) {
            char character = text.charAt(at);
            if (isDigit(character)) {
                unscaled = unscaled * 10 + (character - '0');
                digits++;
            } else if (character == '.' && point < 0) {
                point = at;
            } else {
                return new BigDecimal(text);
            }
        }
        // Most numbers are short, and a long is made of one in a fraction of the time.
        return digits == 0 || digits > DIGITS_OF_A_LONG
                ? new BigDecimal(text)
                : BigDecimal.valueOf(negative ? -unscaled : unscaled, point < 0 ? 0 : length - 1 - point);
    }

    /** Whether PostgreSQL may have written it: Java's parsers also take a trailing "d", and digits of other scripts. */
    static boolean isWritten(String text) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (!isDigit(character) && "+-.eE".indexOf(character) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is made of digits and signs alone, one of them at least. */
    static boolean isWhole(String text) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (!isDigit(character) && character != '-' && character != '+') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}

package io.millrace.type;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Bytes, in binary both ways. An array has no equality of its own in Java, so it never agrees. */
final class ByteaType implements PgType<byte[]> {

    private static final HexFormat HEX = HexFormat.of();

    @Override
    public String sqlName() {
        return "bytea";
    }

    @Override
    public Object encode(byte[] value) {
        return value;
    }

    @Override
    public byte[] decode(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        throw Refused.unexpectedClass("bytea", "byte[]", value);
    }

    @Override
    public String text(byte[] value) {
        return "\\x" + HEX.formatHex(value);
    }

    /** The bytes of either form that the server may be set to write: hex, or the older one with escapes. */
    @Override
    public byte[] parse(String text) {
        if (text.startsWith("\\x")) {
            try {
                return HEX.parseHex(text, 2, text.length());
            } catch (IllegalArgumentException ignored) {
                // The exception's message holds what it stumbled over.
                throw Refused.unreadable("bytea", "the text has characters after \\x that are no pairs of hex digits");
            }
        }
        return unescaped(text);
    }

    private static byte[] unescaped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int position = 0;
        while (position < text.length()) {
            char character = text.charAt(position);
            if (character > 0x7f) {
                throw Refused.unreadable("bytea", "the text has characters beyond ASCII");
            }
            if (character != '\\') {
                bytes.write(character);
                position++;
            } else if (text.startsWith("\\\\", position)) {
                bytes.write('\\');
                position += 2;
            } else {
                bytes.write(octal(text, position + 1));
                position += 4;
            }
        }
        return bytes.toByteArray();
    }

    private static int octal(String text, int start) {
        int value = 0;
        for (int position = start; position < start + 3; position++) {
            int digit = position < text.length() ? text.charAt(position) - '0' : -1;
            if (digit < 0 || digit > 7) {
                throw Refused.unreadable(
                        "bytea", "a backslash stands before neither a backslash nor three octal digits");
            }
            value = value * 8 + digit;
        }
        if (value > 0xff) {
            throw Refused.unreadable("bytea", "an octal escape is larger than a byte");
        }
        return value;
    }

    @Override
    public boolean equalsAgrees() {
        return false;
    }

    @Override
    public String toString() {
        return "bytea";
    }
}

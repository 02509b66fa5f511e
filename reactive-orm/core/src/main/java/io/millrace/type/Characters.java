package io.millrace.type;

/** The types of characters, and which characters PostgreSQL can hold. */
final class Characters {

    static final PgType<String> TEXT = new CharacterType("text", true);
    static final PgType<String> VARCHAR = new CharacterType("varchar", true);

    /** PostgreSQL does not compare the blanks at the end of a {@code char(n)}; Java does. */
    static final PgType<String> BPCHAR = new CharacterType("bpchar", false);

    /** Cast to text when read: the driver takes a citext that begins with a brace for an array. */
    static final PgType<String> CITEXT = textForm("citext");

    /**
     * The bits of characters in the lower half of the plane, less one each: no surrogate is among them, and a NUL, which
     * becomes negative, has others.
     */
    private static final int BELOW_HALF = 0x7fff;

    private Characters() {}

    /** A type whose values are a text of its own grammar, which the database checks. */
    static PgType<String> textForm(String sqlName) {
        return new TextForm<>(sqlName, text -> checked(sqlName, text), text -> text, false);
    }

    /**
     * The text itself, of which PostgreSQL can hold every character.
     *
     * @throws io.millrace.error.InvalidValue where it holds a NUL, or half of a surrogate pair, for which the driver
     *     would send a question mark
     */
    static String checked(String type, String text) {
        return isPlain(text) ? text : checkedEach(type, text);
    }

    /** Whether all characters are in the lower half of the plane, and none is NUL: no text of these can be refused. */
    static boolean isPlain(String text) {
        int bits = 0;
        // No branch within: the whole of most texts is told by what all its characters have in common.
        for (int position = 0, length = text.length(); position < length; position++) {
            bits |= text.charAt(position) - 1;
        }
        return isPlain(bits);
    }

    /** The same of what characters have in common: the bits that any of them has, less one each. */
    static boolean isPlain(int bits) {
        return (bits & ~BELOW_HALF) == 0;
    }

    private static String checkedEach(String type, String text) {
        int length = text.length();
        for (int position = 0; position < length; position++) {
            char character = text.charAt(position);
            if (character == 0) {
                throw Refused.value(
                        type,
                        "the text holds a NUL character (U+0000), which PostgreSQL cannot store",
                        "remove it first: text.replace(\"\\u0000\", \"\")");
            }
            if (Character.isSurrogate(character)) {
                if (!Character.isHighSurrogate(character)
                        || position + 1 == length
                        || !Character.isLowSurrogate(text.charAt(position + 1))) {
                    throw Refused.value(
                            type,
                            "the text holds half of a surrogate pair, which is no character and has no form in UTF-8",
                            "cut text between code points, never inside one: text.offsetByCodePoints(0, n)");
                }
                position++;
            }
        }
        return text;
    }

    /** Text that the driver takes and gives as it is. */
    private static final class CharacterType implements PgType<String> {

        private final String sqlName;
        private final boolean equalsAgrees;
        private final BulkForm<String> bulk;

        CharacterType(String sqlName, boolean equalsAgrees) {
            this.sqlName = sqlName;
            this.equalsAgrees = equalsAgrees;
            this.bulk = BulkForm.text(this, TextScan::isPlain);
        }

        @Override
        public BulkForm<String> bulk() {
            return bulk;
        }

        @Override
        public String sqlName() {
            return sqlName;
        }

        @Override
        public Object encode(String value) {
            return checked(sqlName, value);
        }

        @Override
        public String decode(Object value) {
            if (value instanceof String text) {
                return text;
            }
            throw Refused.unexpectedClass(sqlName, "String", value);
        }

        @Override
        public String text(String value) {
            return checked(sqlName, value);
        }

        @Override
        public String parse(String text) {
            return text;
        }

        @Override
        public boolean equalsAgrees() {
            return equalsAgrees;
        }

        @Override
        public String toString() {
            return sqlName;
        }
    }
}

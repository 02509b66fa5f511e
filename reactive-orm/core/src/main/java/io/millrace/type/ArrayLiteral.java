package io.millrace.type;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One-dimensional arrays in PostgreSQL's text form: {@code {"a","b, \"c\"",NULL}}. */
final class ArrayLiteral {

    private static final String BLANKS = " \t\n\r\u000b\f";

    private final String type;
    private final String text;
    private int position;

    private ArrayLiteral(String type, String text) {
        this.type = type;
        this.text = text;
    }

    /** The literal of some texts. Every element is quoted, so that none can be taken for a null or for punctuation. */
    static String write(List<? extends @Nullable String> elements) {
        StringBuilder literal = new StringBuilder(2 + elements.size() * 8).append('{');
        String separator = "";
        for (String element : elements) {
            literal.append(separator);
            if (element == null) {
                literal.append("NULL");
            } else {
                quote(literal, element);
            }
            separator = ",";
        }
        return literal.append('}').toString();
    }

    /** A text in double quotes, as arrays, ranges and rows take it. */
    static void quote(StringBuilder literal, String element) {
        literal.append('"');
        for (int position = 0; position < element.length(); position++) {
            char character = element.charAt(position);
            if (character == '"' || character == '\\') {
                literal.append('\\');
            }
            literal.append(character);
        }
        literal.append('"');
    }

    /**
     * What the elements of a literal stand for.
     *
     * @throws UnreadableValue where the literal has more than one dimension, or is none
     */
    static <T> List<@Nullable T> read(String type, String text, Function<String, ? extends T> element) {
        return new ArrayLiteral(type, text).elements(element);
    }

    private <T> List<@Nullable T> elements(Function<String, ? extends T> element) {
        skipBounds();
        expect('{');
        List<@Nullable T> elements = new ArrayList<>();
        skipBlanks();
        if (peek() == '}') {
            position++;
        } else {
            do {
                skipBlanks();
                elements.add(next(element));
                skipBlanks();
            } while (separated());
        }
        skipBlanks();
        if (position < text.length()) {
            throw malformed();
        }
        return elements;
    }

    /** Bounds stand before an array that is not counted from 1: {@code [0:1]={…}}. */
    private void skipBounds() {
        skipBlanks();
        if (peek() == '[') {
            int end = text.indexOf('=', position);
            if (end < 0) {
                throw malformed();
            }
            position = end + 1;
            skipBlanks();
        }
    }

    private <T> @Nullable T next(Function<String, ? extends T> element) {
        char first = peek();
        if (first == '{') {
            throw Refused.unreadable(
                    type, "the array has more than one dimension; select it as json: to_jsonb(column)");
        }
        if (first == '"') {
            position++;
            return element.apply(quoted());
        }
        String bare = bare();
        return bare.equalsIgnoreCase("null") ? null : element.apply(bare);
    }

    private String quoted() {
        StringBuilder element = new StringBuilder();
        while (peek() != '"') {
            if (peek() == '\\') {
                position++;
            }
            element.append(peek());
            position++;
        }
        position++;
        return element.toString();
    }

    private String bare() {
        StringBuilder element = new StringBuilder();
        int end = 0;
        while (peek() != ',' && peek() != '}') {
            char character = peek();
            if (character == '"' || character == '{') {
                throw malformed();
            }
            if (character == '\\') {
                position++;
                element.append(peek());
                end = element.length();
            } else {
                element.append(character);
                end = BLANKS.indexOf(character) >= 0 ? end : element.length();
            }
            position++;
        }
        if (end == 0) {
            throw malformed();
        }
        return element.substring(0, end);
    }

    private boolean separated() {
        char character = peek();
        position++;
        if (character == ',') {
            return true;
        }
        if (character == '}') {
            return false;
        }
        throw malformed();
    }

    private void expect(char expected) {
        if (peek() != expected) {
            throw malformed();
        }
        position++;
    }

    private void skipBlanks() {
        while (position < text.length() && BLANKS.indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    private char peek() {
        if (position >= text.length()) {
            throw malformed();
        }
        return text.charAt(position);
    }

    private UnreadableValue malformed() {
        return Refused.unreadable(type, "the text is not an array of PostgreSQL's form");
    }
}

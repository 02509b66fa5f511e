package io.millrace.type;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ranges and sets of them in PostgreSQL's text form: {@code [1,2)}, {@code empty}, {@code {[1,2),(,0]}}.
 *
 * @param <T> the Java type of bounds
 */
final class RangeLiteral<T> {

    private final String type;
    private final PgType<T> bound;
    private final String text;
    private int position;

    private RangeLiteral(String type, PgType<T> bound, String text) {
        this.type = type;
        this.bound = bound;
        this.text = text;
    }

    static <T> PgType<Range<T>> type(String sqlName, PgType<T> bound) {
        return new TextForm<>(
                sqlName,
                range -> write(sqlName, range, bound),
                text -> new RangeLiteral<>(sqlName, bound, text).one(),
                false,
                bound);
    }

    static <T> PgType<List<Range<T>>> setType(String sqlName, PgType<T> bound) {
        return new TextForm<>(
                sqlName,
                ranges -> write(sqlName, ranges, bound),
                text -> new RangeLiteral<>(sqlName, bound, text).set(),
                false,
                bound);
    }

    private static <T> String write(String type, List<Range<T>> ranges, PgType<T> bound) {
        StringBuilder literal = new StringBuilder("{");
        String separator = "";
        for (Range<T> range : ranges) {
            literal.append(separator).append(write(type, range, bound));
            separator = ",";
        }
        return literal.append('}').toString();
    }

    private static <T> String write(String type, Range<T> range, PgType<T> bound) {
        if (range.isEmpty()) {
            return "empty";
        }
        RangeBounds.check(type, range);
        StringBuilder literal = new StringBuilder().append(range.lowerInside() ? '[' : '(');
        append(literal, range.lower(), bound);
        literal.append(',');
        append(literal, range.upper(), bound);
        return literal.append(range.upperInside() ? ']' : ')').toString();
    }

    private static <T> void append(StringBuilder literal, @Nullable T value, PgType<T> bound) {
        if (value != null) {
            ArrayLiteral.quote(literal, bound.text(value));
        }
    }

    private Range<T> one() {
        Range<T> range = range();
        if (position < text.length()) {
            throw malformed();
        }
        return range;
    }

    private List<Range<T>> set() {
        List<Range<T>> ranges = new ArrayList<>();
        expect('{');
        if (peek() == '}') {
            position++;
        } else {
            do {
                ranges.add(range());
            } while (separated());
        }
        if (position < text.length()) {
            throw malformed();
        }
        return Collections.unmodifiableList(ranges);
    }

    private boolean separated() {
        char character = peek();
        position++;
        if (character != ',' && character != '}') {
            throw malformed();
        }
        return character == ',';
    }

    private Range<T> range() {
        if (text.startsWith("empty", position)) {
            position += 5;
            return Range.empty();
        }
        char opening = peek();
        if (opening != '[' && opening != '(') {
            throw malformed();
        }
        position++;
        T lower = value();
        expect(',');
        T upper = value();
        char closing = peek();
        if (closing != ']' && closing != ')') {
            throw malformed();
        }
        position++;
        return new Range<>(lower, lower != null && opening == '[', upper, upper != null && closing == ']', false);
    }

    /** A bound up to the next punctuation outside of quotes; a quote inside of quotes is doubled or escaped. */
    private @Nullable T value() {
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        boolean present = false;
        while (quoted || ",])".indexOf(peek()) < 0) {
            char character = peek();
            present = true;
            position++;
            if (character == '\\') {
                value.append(peek());
                position++;
            } else if (character == '"' && quoted && peek() == '"') {
                value.append('"');
                position++;
            } else if (character == '"') {
                quoted = !quoted;
            } else {
                value.append(character);
            }
        }
        return present ? bound.parse(value.toString()) : null;
    }

    private void expect(char expected) {
        if (peek() != expected) {
            throw malformed();
        }
        position++;
    }

    private char peek() {
        if (position >= text.length()) {
            throw malformed();
        }
        return text.charAt(position);
    }

    private UnreadableValue malformed() {
        return Refused.unreadable(type, "the text is not a range of PostgreSQL's form");
    }
}

package io.millrace.type;

import java.util.Objects;

/**
 * A document prepared for full-text search: its lexemes with their positions and weights, in PostgreSQL's text form. It
 * is what {@code to_tsvector} makes of a text, and not a text itself: written as it stands, it is not prepared again.
 *
 * @param lexemes the text form, such as {@code 'cat':3 'fat':2A}
 */
public record TsVector(String lexemes) {

    public TsVector {
        Objects.requireNonNull(lexemes, "lexemes");
    }

    /** The text form. */
    @Override
    public String toString() {
        return lexemes;
    }
}

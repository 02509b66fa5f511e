package io.millrace.internal.tree;

import java.util.List;

/** How tightly a part of an expression binds, from loose to tight, as in section 4.1.6 of PostgreSQL's manual. */
public enum Precedence {
    OR,
    AND,
    NOT,
    IS,
    COMPARISON,
    PATTERN,
    OPERATOR,
    SUM,
    PRODUCT,
    CAST,
    ATOM;

    private static final List<Precedence> ALL = List.of(values());

    /** The next that binds more tightly than this. */
    public Precedence tighter() {
        return ALL.get(ordinal() + 1);
    }
}

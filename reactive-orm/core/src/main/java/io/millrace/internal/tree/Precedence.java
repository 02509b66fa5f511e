package io.millrace.internal.tree;

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
    ATOM
}

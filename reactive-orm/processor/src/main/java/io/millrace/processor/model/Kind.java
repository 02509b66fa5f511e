package io.millrace.processor.model;

/** What a column can be asked: the family of its type, which is a class of the library. */
public enum Kind {
    BOOL,
    NUMBER,
    TEXT,
    ORDERED,
    TIME,
    PLAIN,
    RANGE,
    SEARCH,
    VECTOR,
    ARRAY,
    JSON
}

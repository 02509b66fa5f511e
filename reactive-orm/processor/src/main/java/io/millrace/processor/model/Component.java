package io.millrace.processor.model;

/** A component of the record: a column or a relation. */
public sealed interface Component permits Column, Relation {

    /** The component's name. */
    String component();
}

package io.millrace.internal.tree;

import java.util.List;

/** A statement whose sources its expressions may use: a select, an insert, an update or a delete. */
public interface Scope extends Node {

    /** The sources in the order they are written, without those that paths imply. */
    List<Source> sources();

    /** The expressions that rows are grouped by; empty where nothing is grouped. */
    default List<Node> groups() {
        return List.of();
    }

    /** Whether rows are grouped, by expressions or into one. */
    default boolean isGrouped() {
        return !groups().isEmpty();
    }
}

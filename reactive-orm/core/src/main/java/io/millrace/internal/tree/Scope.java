package io.millrace.internal.tree;

import java.util.List;

/** A statement whose sources its expressions may use: a select, an insert, an update, a delete or a merge. */
public interface Scope extends Node {

    /** The sources in the order they are written, without those that paths imply, as their columns know them. */
    List<Source> sources();

    /** The expressions that rows are grouped by; empty where nothing is grouped. */
    default List<Node> groups() {
        return List.of();
    }

    /** Whether rows are grouped, by expressions or into one. */
    default boolean isGrouped() {
        return !groups().isEmpty();
    }

    /**
     * Expressions that PostgreSQL must find equal wherever they stand, since one place refers to another by them: what is
     * grouped by, what is distinct. Their values are sent once, as the same parameters each time.
     */
    default List<Node> repeated() {
        return List.of();
    }

    /** The names of the common table expressions that it begins with. */
    default List<String> commonTables() {
        return List.of();
    }

    /** Whether a path may add joins of its own. */
    default boolean joinsPaths() {
        return false;
    }
}

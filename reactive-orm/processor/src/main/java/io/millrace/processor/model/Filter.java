package io.millrace.processor.model;

import org.jspecify.annotations.Nullable;

/**
 * What a relation asks of a column of the other table.
 *
 * @param column the column
 * @param test what follows its name; empty for a column that is true
 * @param held the label that a row has there which is written over the relation, or null where it may have any
 */
public record Filter(String column, String test, @Nullable String held) {

    /** What is asked of rows that are read only. */
    public Filter(String column, String test) {
        this(column, test, null);
    }
}

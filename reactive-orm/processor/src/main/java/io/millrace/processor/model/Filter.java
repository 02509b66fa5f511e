package io.millrace.processor.model;

/**
 * What a relation asks of a column of the other table.
 *
 * @param column the column
 * @param test what follows its name; empty for a column that is true
 */
public record Filter(String column, String test) {}

package io.millrace.processor.model;

/**
 * A column that a relation's rows are ordered by.
 *
 * @param column the column
 * @param descending whether large comes before small
 * @param nulls where nulls stand: {@code DEFAULT}, {@code FIRST} or {@code LAST}
 */
public record Sort(String column, boolean descending, String nulls) {}

package io.millrace.table;

/** A check constraint with its condition as SQL. */
public record CheckDefinition(String name, String condition) {}

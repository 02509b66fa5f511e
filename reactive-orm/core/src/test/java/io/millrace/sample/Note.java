package io.millrace.sample;

/** A row of the table that the tests of expressions use: it is read by its key alone, its columns one by one. */
public record Note(long id) {}

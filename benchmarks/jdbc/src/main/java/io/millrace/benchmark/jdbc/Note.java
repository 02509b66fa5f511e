package io.millrace.benchmark.jdbc;

/** A row that is written. */
record Note(long id, String title, String body, int rank) {}

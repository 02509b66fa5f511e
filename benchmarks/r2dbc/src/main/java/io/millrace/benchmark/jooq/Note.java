package io.millrace.benchmark.jooq;

/** A row that is written. */
record Note(long id, String title, String body, int rank) {}

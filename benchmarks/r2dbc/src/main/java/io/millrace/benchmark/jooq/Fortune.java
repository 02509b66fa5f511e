package io.millrace.benchmark.jooq;

/** A line of wisdom. */
record Fortune(int id, String message) {}

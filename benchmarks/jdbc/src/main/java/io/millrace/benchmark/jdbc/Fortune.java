package io.millrace.benchmark.jdbc;

/** A line of wisdom. */
record Fortune(int id, String message) {}

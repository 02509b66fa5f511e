package io.millrace.benchmark.byhand;

/** A line of wisdom. */
record Fortune(int id, String message) {}

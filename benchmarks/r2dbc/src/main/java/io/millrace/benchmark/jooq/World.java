package io.millrace.benchmark.jooq;

/** A key and a number. */
record World(int id, int randomNumber) {}

package io.millrace.benchmark.jdbc;

/** A key and a number. */
record World(int id, int randomNumber) {}

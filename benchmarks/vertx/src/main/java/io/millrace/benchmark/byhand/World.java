package io.millrace.benchmark.byhand;

/** A key and a number. */
record World(int id, int randomNumber) {}

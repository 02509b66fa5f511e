package io.millrace.benchmark.contest.film;

/** Somebody who said something about a movie. */
public record Author(int id, String name, String image) {}

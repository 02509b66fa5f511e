package io.millrace.benchmark.contest.film;

/** A review among those of a user. */
public record Opinion(int id, String body, int rating, MovieCard movie) {}

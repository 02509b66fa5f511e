package io.millrace.benchmark.contest.film;

/** What somebody said about a movie. */
public record Review(int id, String body, int rating, Author author) {}

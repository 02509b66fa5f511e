package io.millrace.benchmark.contest.film;

/** A person who made a movie. */
public record Credit(int id, String firstName, String middleName, String lastName, String image) {}

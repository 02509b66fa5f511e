package io.millrace.benchmark.contest.film;

/** A user who was inserted. */
public record Member(int id, String name, String image) {}

package io.millrace.benchmark.contest.film;

/** A movie whose title was changed. */
public record Titled(int id, String title) {}

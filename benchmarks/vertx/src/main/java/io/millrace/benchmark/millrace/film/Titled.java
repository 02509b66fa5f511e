package io.millrace.benchmark.millrace.film;

import io.millrace.schema.Shape;

/** A movie whose title was changed. */
@Shape(Movie.class)
public record Titled(int id, String title) {}

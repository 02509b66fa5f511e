package io.millrace.benchmark.contest.film;

import java.util.Optional;

/** The movie that a review is about. */
public record MovieCard(int id, String image, String title, Optional<Double> averageRating) {}

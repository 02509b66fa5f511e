package io.millrace.benchmark.contest.film;

import java.util.Optional;

/** A movie among those of a person. */
public record MovieLine(int id, String image, String title, int year, Optional<Double> averageRating) {}

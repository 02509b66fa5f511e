package io.millrace.benchmark.contest.film;

import java.util.List;

/** A user with the latest ten reviews. */
public record UserPage(int id, String name, String image, List<Opinion> latestReviews) {}

package io.millrace.benchmark.contest.film;

import java.util.List;
import java.util.Optional;

/** A movie with everybody who made it, and what was said about it, the latest first. */
public record MoviePage(
        int id,
        String image,
        String title,
        int year,
        String description,
        Optional<Double> averageRating,
        List<Credit> directors,
        List<Credit> cast,
        List<Review> reviews) {}

package io.millrace.benchmark.contest.film;

import java.util.List;

/** A person with the movies, by year and title. */
public record PersonPage(
        int id,
        String firstName,
        String middleName,
        String lastName,
        String image,
        String bio,
        List<MovieLine> actedIn,
        List<MovieLine> directed) {}

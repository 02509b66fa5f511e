package io.millrace.benchmark.contest.film;

import io.millrace.benchmark.contest.Keys;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A movie that is inserted, with its one director and its cast: people who are there already.
 *
 * @param director the key of a person
 * @param cast the keys of three others
 */
public record NewMovie(String image, String title, int year, String description, int director, List<Integer> cast) {

    private static final int PEOPLE = 4;

    /** The one that an operation inserts. */
    public static NewMovie of(int number) {
        List<Integer> people = IntStream.range(0, PEOPLE)
                .mapToObj(place -> Keys.person(number * PEOPLE + place))
                .toList();
        return new NewMovie(
                "new" + number + ".jpeg",
                "a new movie " + number,
                2_000 + number % 20,
                "What happens in a new movie.",
                people.get(0),
                people.subList(1, PEOPLE));
    }

    /** Everybody, the director first. */
    public List<Integer> people() {
        return Stream.concat(Stream.of(director), cast.stream()).toList();
    }
}

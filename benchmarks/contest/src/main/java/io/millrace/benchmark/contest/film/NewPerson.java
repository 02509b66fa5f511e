package io.millrace.benchmark.contest.film;

import java.util.List;

/** A person who is inserted with a movie. */
public record NewPerson(String firstName, String middleName, String lastName, String image, String bio) {

    /** Those that an operation inserts: a director and two actors, in this order. */
    public static List<NewPerson> of(int number) {
        return List.of(person("Director", number), person("First", number), person("Second", number));
    }

    private static NewPerson person(String name, int number) {
        return new NewPerson(name, "", "New" + number, name + number + ".jpeg", "Somebody new.");
    }
}

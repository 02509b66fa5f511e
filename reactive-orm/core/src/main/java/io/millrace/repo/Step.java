package io.millrace.repo;

/**
 * The name of a step of a {@link Multi}, and of what type its result is.
 *
 * @param name its name
 * @param <T> the type of its result
 */
@SuppressWarnings("UnusedTypeParameter") // the results of a Multi are typed by it
public record Step<T>(String name) {

    /** The step of this name: {@code Step<User> user = Step.named("user")}. */
    public static <T> Step<T> named(String name) {
        return new Step<>(name);
    }

    @Override
    public String toString() {
        return name;
    }
}

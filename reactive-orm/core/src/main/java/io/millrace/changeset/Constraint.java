package io.millrace.changeset;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which constraint of the database is meant: by its name, or by what its name looks like. */
public final class Constraint {

    private final String description;
    private final Predicate<String> names;

    private Constraint(String description, Predicate<String> names) {
        this.description = description;
        this.names = names;
    }

    /** The one of this name. */
    public static Constraint named(String name) {
        return new Constraint(name, name::equals);
    }

    /** Those whose name begins so. */
    public static Constraint startingWith(String prefix) {
        return new Constraint(prefix + "*", name -> name.startsWith(prefix));
    }

    /** Those whose name ends so. */
    public static Constraint endingWith(String suffix) {
        return new Constraint("*" + suffix, name -> name.endsWith(suffix));
    }

    /** Those whose whole name matches. */
    public static Constraint matching(Pattern pattern) {
        return new Constraint(
                "/" + pattern.pattern() + "/", name -> pattern.matcher(name).matches());
    }

    boolean means(String name) {
        return names.test(name);
    }

    /** The name, or how names are told. */
    @Override
    public String toString() {
        return description;
    }
}

package io.millrace.changeset;

import io.millrace.error.ConstraintViolation;
import io.millrace.error.FieldError;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

    /**
     * What a violated constraint means for a field.
     *
     * @param kind the kind of constraint, or null for any
     * @param constraints those that are meant
     * @param error what the field then has
     */
    record Rule(ConstraintViolation.@Nullable Kind kind, List<Constraint> constraints, FieldError error) {

        boolean means(ConstraintViolation violation) {
            String name = violation.constraint();
            return name != null
                    && (kind == null || kind == violation.kind())
                    && constraints.stream().anyMatch(constraint -> constraint.means(name));
        }
    }
}

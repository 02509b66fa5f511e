package io.millrace.changeset;

import io.millrace.error.ConstraintViolation;
import io.millrace.error.FieldError;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which constraint of the database is meant: by its name, or by what its name looks like. A look is that of the
 * constraints of the changeset's own table, and of foreign keys; a name may be that of any table's.
 */
public final class Constraint {

    private final String description;
    private final boolean exact;
    private final Predicate<String> names;

    private Constraint(String description, boolean exact, Predicate<String> names) {
        this.description = description;
        this.exact = exact;
        this.names = names;
    }

    /** The one of this name. */
    public static Constraint named(String name) {
        return new Constraint(name, true, name::equals);
    }

    /** Those whose name begins so. */
    public static Constraint startingWith(String prefix) {
        return new Constraint(prefix + "*", false, name -> name.startsWith(prefix));
    }

    /** Those whose name ends so. */
    public static Constraint endingWith(String suffix) {
        return new Constraint("*" + suffix, false, name -> name.endsWith(suffix));
    }

    /** Those whose whole name matches. */
    public static Constraint matching(Pattern pattern) {
        return new Constraint(
                "/" + pattern.pattern() + "/",
                false,
                name -> pattern.matcher(name).matches());
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

        /** Whether it is about a violation, by a row of the changeset's table or by one of another. */
        boolean means(ConstraintViolation violation, boolean own) {
            String name = violation.constraint();
            boolean looks = own || violation.kind() == ConstraintViolation.Kind.FOREIGN_KEY;
            return name != null
                    && (kind == null || kind == violation.kind())
                    && constraints.stream()
                            .anyMatch(constraint -> (looks || constraint.exact) && constraint.means(name));
        }
    }
}

package io.millrace.changeset;

import io.millrace.error.ConstraintViolation;
import io.millrace.error.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a violated constraint means for a field.
 *
 * @param kind the kind of constraint, or null for any
 * @param constraints those that are meant
 * @param error what the field then has
 */
record ConstraintRule(ConstraintViolation.@Nullable Kind kind, List<Constraint> constraints, FieldError error) {

    boolean means(ConstraintViolation violation) {
        String name = violation.constraint();
        return name != null
                && (kind == null || kind == violation.kind())
                && constraints.stream().anyMatch(constraint -> constraint.means(name));
    }
}

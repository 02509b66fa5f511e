package io.millrace.validation;

import io.millrace.changeset.Changeset;
import io.millrace.error.FieldError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.metadata.BeanDescriptor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks changesets by the annotations of Jakarta Bean Validation that their record has. Immutable, and safe for any
 * number of threads, as validators are.
 *
 * <pre>{@code
 * BeanValidation<User> annotations = BeanValidation.of(validator, User.class);
 * annotations.check(USER.cast(params, USER.name, USER.email)).unique(USER.email)
 * }</pre>
 *
 * @param <R> the record
 */
public final class BeanValidation<R> {

    private static final Set<String> UNTOLD = Set.of("message", "groups", "payload");

    private final Validator validator;
    private final Class<R> record;
    private final Class<?>[] groups;

    private BeanValidation(Validator validator, Class<R> record, Class<?>[] groups) {
        this.validator = validator;
        this.record = record;
        this.groups = groups;
    }

    /** By the annotations of a record, those of the default group. */
    public static <R> BeanValidation<R> of(Validator validator, Class<R> record) {
        return new BeanValidation<>(validator, record, new Class<?>[0]);
    }

    /** By its annotations of these groups. */
    public BeanValidation<R> groups(Class<?>... others) {
        return new BeanValidation<>(validator, record, others.clone());
    }

    /**
     * The changes with an error for each annotation that a new value does not satisfy, null included. Its code is the
     * annotation's name ({@code size}, {@code notBlank}), its template the message as the validator puts it, in the
     * language that it was set up for, and its arguments the annotation's.
     *
     * <p>Only new values are looked at, one by one: no record is made of them, so that annotations on the record itself,
     * and what is {@code @Valid} in it, are not. For an embedded record ask another one of these where it is cast.
     */
    public Changeset<R> check(Changeset<R> changes) {
        BeanDescriptor annotated = validator.getConstraintsForClass(record);
        Changeset<R> checked = changes;
        for (Map.Entry<String, @Nullable Object> change : changes.changes().entrySet()) {
            String name = change.getKey();
            if (annotated.getConstraintsForProperty(name) != null) {
                for (FieldError error : errors(name, change.getValue())) {
                    checked = checked.error(error);
                }
            }
        }
        return checked;
    }

    /** A validator has them in no order; here they have one. */
    private List<FieldError> errors(String name, @Nullable Object value) {
        List<FieldError> errors = new ArrayList<>();
        for (ConstraintViolation<R> violation : validator.validateValue(record, name, value, groups)) {
            errors.add(error(violation));
        }
        errors.sort(Comparator.comparing(FieldError::field).thenComparing(FieldError::code));
        return errors;
    }

    private static FieldError error(ConstraintViolation<?> violation) {
        String annotation = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        Map<String, Object> arguments = new LinkedHashMap<>();
        violation.getConstraintDescriptor().getAttributes().forEach((name, value) -> {
            if (!UNTOLD.contains(name) && (value instanceof Number || value instanceof String)) {
                arguments.put(name, value);
            }
        });
        String code = annotation.substring(0, 1).toLowerCase(Locale.ROOT) + annotation.substring(1);
        return new FieldError(path(violation.getPropertyPath()), code, violation.getMessage(), arguments);
    }

    private static List<String> path(Path property) {
        List<String> path = new ArrayList<>();
        for (Path.Node node : property) {
            if (node.getIndex() != null) {
                path.add(node.getIndex().toString());
            } else if (node.getKey() != null) {
                path.add(node.getKey().toString());
            } else if (node.getName() != null) {
                path.add(node.getName());
            }
        }
        return path;
    }
}

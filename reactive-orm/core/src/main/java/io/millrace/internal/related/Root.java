package io.millrace.internal.related;

import io.millrace.changeset.Changeset;
import io.millrace.error.ConstraintViolation;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import io.millrace.error.MillraceException;
import java.util.ArrayList;
import java.util.List;

/**
 * A row that is written for itself, rather than as one of a relation.
 *
 * @param path where it stands among several; empty where it is the only one
 * @param changes its changes
 */
record Root<R>(List<String> path, Changeset<R> changes) {

    /** The errors of its changes, from where it stands. */
    static List<FieldError> under(List<String> path, List<FieldError> errors) {
        List<FieldError> longer = new ArrayList<>(errors.size());
        for (FieldError error : errors) {
            FieldError one = error;
            for (int i = path.size() - 1; i >= 0; i--) {
                one = one.under(path.get(i));
            }
            longer.add(one);
        }
        return longer;
    }

    /**
     * What a violated constraint means for these rows. Where it means something for several of them, it is not known which
     * one violates it, and the error has no place before its field.
     */
    static <R> MillraceException failure(List<Root<R>> roots, ConstraintViolation violation) {
        List<FieldError> meant = new ArrayList<>();
        List<FieldError> placed = new ArrayList<>();
        for (Root<R> root : roots) {
            if (root.changes.failure(violation) instanceof InvalidChangeset invalid) {
                List<FieldError> errors = invalid.errors();
                meant.add(errors.get(errors.size() - 1));
                placed.addAll(under(root.path, errors.subList(errors.size() - 1, errors.size())));
            }
        }
        Changeset<R> first = roots.get(0).changes;
        return meant.isEmpty()
                ? first.failure(violation)
                : InvalidChangeset.of(
                        first.table().source().label(), meant.size() == 1 ? placed : List.of(meant.get(0)));
    }
}

package io.millrace.error;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Changes that were not written, because of what is wrong with their fields. */
public final class InvalidChangeset extends MillraceException {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    private InvalidChangeset(Problem problem, List<FieldError> errors) {
        super(problem, null);
        this.errors = errors;
    }

    /** A failure for these errors, of what the record is called. */
    public static InvalidChangeset of(String record, List<FieldError> errors) {
        String count = errors.size() == 1 ? "one error" : errors.size() + " errors";
        return new InvalidChangeset(
                Problem.of(
                        Code.INVALID_CHANGESET,
                        "the changes of " + record + " are not valid: " + count,
                        errors.stream().map(FieldError::toString).collect(Collectors.joining("\n")),
                        "show them to whoever sent the values:"
                                + " .onErrorResume(InvalidChangeset.class, bad -> Mono.just(respond(422, bad.errors())))"),
                List.copyOf(errors));
    }

    /** What is wrong, in the order in which it was found. */
    public List<FieldError> errors() {
        return errors;
    }

    /**
     * What is wrong as a tree on the paths of the input: {@code {"name": ["is required"], "posts": {"0": {"title": […]}}}}.
     * What is wrong with something that has fields itself stands under the empty name.
     */
    public Map<String, Object> tree() {
        return FieldError.tree(errors, FieldError::message);
    }
}

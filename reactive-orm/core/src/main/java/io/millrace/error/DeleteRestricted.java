package io.millrace.error;

/** A row that was not deleted because a relation of it says that it must not be as long as it leads somewhere. */
public final class DeleteRestricted extends MillraceException {

    private static final long serialVersionUID = 1L;

    private final String relation;

    /** The failure of a delete that a relation of this name forbids. */
    public DeleteRestricted(Problem problem, String relation) {
        super(problem, null);
        this.relation = relation;
    }

    /** The relation, as in {@code User.posts}. */
    public String relation() {
        return relation;
    }
}

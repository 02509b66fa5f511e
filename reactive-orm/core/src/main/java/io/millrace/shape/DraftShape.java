package io.millrace.shape;

import io.millrace.changeset.Changeset;
import io.millrace.table.Draft;

/**
 * An input with every column that an insert needs: {@code repo.insert(SIGN_UP.of(form))}.
 *
 * @param <R> the record of the table
 * @param <I> the record with what is written
 */
public abstract class DraftShape<R, I> extends InputShape<R, I> {

    /** An input, which messages call by this name. */
    protected DraftShape(String name) {
        super(name);
    }

    /**
     * The row to insert.
     *
     * @throws io.millrace.error.InvalidValue where a component is null whose column never is
     */
    public final Draft<R> of(I input) {
        return given(input);
    }

    /** The row to insert as a changeset, for checks: {@code SIGN_UP.change(form).length(USER.name, 2, 80)}. */
    public final Changeset<R> change(I input) {
        return Changeset.of(of(input));
    }
}

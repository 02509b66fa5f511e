package io.millrace.table;

import io.millrace.expr.Selectable;
import io.millrace.internal.tree.Source;
import java.util.Optional;

/**
 * What may be absent from a row, because it is outer joined: every column of it may be null.
 *
 * @param <R> what a row of it is read as
 */
public interface LeftTable<R> {

    /** This as a source of a statement. */
    Source source();

    /** The row where there is one, in a select. */
    Selectable<?, Optional<R>> row();
}

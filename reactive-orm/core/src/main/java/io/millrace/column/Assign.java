package io.millrace.column;

import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.statement.Assignment;
import java.util.List;

/**
 * A column that is set to an expression.
 *
 * @param <S> the scope
 */
public interface Assign<S> extends ConflictSet<S>, Assigned<S> {

    /** The column. */
    ColumnNode column();

    /** What it is set to. */
    Node value();

    /** This as part of a statement. */
    default Assignment assignment() {
        return new Assignment(column().name(), value());
    }

    @Override
    default List<Assign<S>> assigns() {
        return List.of(this);
    }

    @Override
    default Assignment onConflict() {
        return assignment();
    }
}

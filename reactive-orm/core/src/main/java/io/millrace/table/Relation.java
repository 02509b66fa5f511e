package io.millrace.table;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.statement.Visibility;
import java.util.List;

/**
 * A relation from S to X.
 *
 * @param <S> the scope it may stand in
 * @param <X> the record it leads to
 */
public interface Relation<S, X> {

    /** The relation's name. */
    String name();

    /** The table it leads to. */
    Table<X> target();

    /** What must hold for its rows, beyond their key. */
    List<Node> conditions();

    /** Which of its rows are seen, where its table keeps its deleted ones. */
    default Visibility visibility() {
        return Visibility.PRESENT;
    }

    /** Whether it has a limit, so that of all its rows some are left out. */
    default boolean isLimited() {
        return false;
    }

    /** How its rows are found. */
    Path path();

    /** Whether there may be several rows. */
    boolean isMany();

    /** Which of the record's relations it is, or a negative number where the record has no component for it. */
    int holder();
}

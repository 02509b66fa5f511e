package io.millrace.internal.tree;

import java.util.List;

/**
 * How the rows of a relation are found.
 *
 * @param parent the source it starts from
 * @param relation the relation's name
 * @param near the key columns of the parent
 * @param via the tables between the two, nearest first; none where the far table holds the key, or is held
 * @param far the columns of the far table that equal those of the last table before it, in the same order
 * @param optional whether there may be no row, so that an implied join is an outer one
 */
public record Path(
        Source parent, String relation, List<String> near, List<Via> via, List<String> far, boolean optional) {

    public Path {
        near = List.copyOf(near);
        via = List.copyOf(via);
        far = List.copyOf(far);
    }

    /** A path without tables in between. */
    public Path(Source parent, String relation, List<String> near, List<String> far, boolean optional) {
        this(parent, relation, near, List.of(), far, optional);
    }

    /**
     * A table between the two ends of a relation.
     *
     * @param table the table
     * @param near its columns that equal those of the table before it
     * @param far its columns that the table behind it equals
     */
    public record Via(TableNode table, List<String> near, List<String> far) {

        public Via {
            near = List.copyOf(near);
            far = List.copyOf(far);
        }
    }
}

package io.millrace.internal.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a relation are found.
 *
 * @param parent the source it starts from
 * @param relation the relation's name
 * @param near the key columns of the parent
 * @param via the tables between the two, nearest first; none where the far table holds the key, or is held
 * @param far the columns of the far table that equal those of the last table before it, in the same order
 * @param filters what the relation itself asks of the far table
 * @param sorts the order that the relation itself has, where nobody asks for another
 * @param once whether a row comes once to a parent, however many rows between the two lead to it
 * @param optional whether there may be no row, so that an implied join is an outer one
 */
public record Path(
        Source parent,
        String relation,
        List<String> near,
        List<Via> via,
        List<String> far,
        List<Filter> filters,
        List<Sort> sorts,
        boolean once,
        boolean optional) {

    public Path {
        near = List.copyOf(near);
        via = List.copyOf(via);
        far = List.copyOf(far);
        filters = List.copyOf(filters);
        sorts = List.copyOf(sorts);
    }

    /** A path without tables in between, filters and orders. */
    public Path(Source parent, String relation, List<String> near, List<String> far, boolean optional) {
        this(parent, relation, near, List.of(), far, List.of(), List.of(), false, optional);
    }

    /** The same from another source. */
    public Path from(Source other) {
        return new Path(other, relation, near, via, far, filters, sorts, once, optional);
    }

    /**
     * The same over tables in between.
     *
     * @param each whether a row comes once for each row that leads to it, rather than once
     */
    public Path via(boolean each, Via... tables) {
        return new Path(parent, relation, near, List.of(tables), far, filters, sorts, !each, optional);
    }

    /** The same, for rows of which all of these hold. */
    public Path where(Filter... all) {
        return new Path(parent, relation, near, via, far, List.of(all), sorts, once, optional);
    }

    /** The same, in this order. */
    public Path orderBy(Sort... all) {
        return new Path(parent, relation, near, via, far, filters, List.of(all), once, optional);
    }

    /** The relation as messages call it, such as {@code User.posts}. */
    public String label() {
        return parent.label() + "." + relation;
    }

    /**
     * A table between the two ends of a relation.
     *
     * @param table the table
     * @param near its columns that equal those of the table before it
     * @param far its columns that the table behind it equals
     * @param filters what is asked of its rows
     */
    public record Via(TableNode table, List<String> near, List<String> far, List<Filter> filters) {

        public Via {
            near = List.copyOf(near);
            far = List.copyOf(far);
            filters = List.copyOf(filters);
        }

        /** A table of which nothing is asked. */
        public Via(TableNode table, List<String> near, List<String> far) {
            this(table, near, far, List.of());
        }
    }

    /**
     * What a relation asks of a column: constants, known when the relation is declared.
     *
     * @param column the column
     * @param test what follows its name, such as {@code > 10}; empty for a column that is true
     * @param held the label that a row has there which is written over the relation, or null where it may have any
     */
    public record Filter(
            String column, String test, @Nullable String held) {

        /** What is asked of rows that are read, and no matter of those that are written. */
        public Filter(String column, String test) {
            this(column, test, null);
        }
    }

    /**
     * A column that a relation's rows are ordered by.
     *
     * @param column the column
     * @param descending whether large comes before small
     * @param nulls where nulls stand
     */
    public record Sort(String column, boolean descending, Nulls nulls) {}

    /** Where nulls stand in an order. */
    public enum Nulls {
        DEFAULT,
        FIRST,
        LAST
    }
}

package io.millrace.internal.tree;

import java.util.List;

/**
 * A to-one relation that a query uses without a join of its own: the join is implied.
 *
 * @param parent the source it starts from
 * @param relation the relation's name
 * @param near the key columns of the parent
 * @param far the columns they equal, in the same order
 * @param optional whether there may be no row, so that the join is an outer one
 */
public record Path(Source parent, String relation, List<String> near, List<String> far, boolean optional) {}

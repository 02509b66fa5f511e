/**
 * Queries under a name, as sources of other queries: {@link io.millrace.query.named.Named} where they stand in a from or a
 * join, {@link io.millrace.query.named.CommonTable} where they are defined before the statement, {@link
 * io.millrace.query.named.ValueList} where the rows come from Java.
 */
@NullMarked
package io.millrace.query.named;

import org.jspecify.annotations.NullMarked;

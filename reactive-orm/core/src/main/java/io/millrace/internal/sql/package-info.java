/**
 * From a tree to a statement. A {@link io.millrace.internal.sql.Shape} is a tree without its values; the {@link
 * io.millrace.internal.sql.StatementCache} finds the text for a shape that was seen before, and otherwise checks the
 * scopes and writes the text once. A query whose shape is known costs one walk and one look-up.
 *
 * <p>Not part of the public API: it may change in any release.
 */
@NullMarked
package io.millrace.internal.sql;

import org.jspecify.annotations.NullMarked;

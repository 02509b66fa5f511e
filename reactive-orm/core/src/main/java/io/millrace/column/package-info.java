/**
 * The columns of tables: expressions that can also be assigned to. There is a kind for each family of types, so that a
 * column offers just the operations its type has; a column that may be null is another kind, and only that one has {@code
 * isNull}. Generated tables hold them as fields.
 */
@NullMarked
package io.millrace.column;

import org.jspecify.annotations.NullMarked;

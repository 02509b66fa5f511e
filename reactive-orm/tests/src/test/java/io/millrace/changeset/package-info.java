/** Changesets against the real database: what is cast, what is checked, what constraints mean. */
@NullMarked
package io.millrace.changeset;

import org.jspecify.annotations.NullMarked;

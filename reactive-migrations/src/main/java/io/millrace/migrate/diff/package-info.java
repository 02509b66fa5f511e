/**
 * A migration that is proposed: {@link io.millrace.migrate.diff.Diff} compares records with a database and writes what
 * would make it fit, for a person to read, to change and to keep.
 */
@NullMarked
package io.millrace.migrate.diff;

import org.jspecify.annotations.NullMarked;

/**
 * How Mesher's tables came to be: a class for each change, in the order of their numbers. To change a table, change its
 * record and write the next class here; it is listed while it is compiled, and runs at the next start. A class that has
 * run is never changed again.
 */
@IndexMigrations
@NullMarked
package io.millrace.mesher.migration;

import io.millrace.migrate.source.IndexMigrations;
import org.jspecify.annotations.NullMarked;

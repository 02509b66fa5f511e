/**
 * How Mesher's tables came to be: a class for each change, in the order of their numbers. To change a table, change its
 * record, write the next class here and name it in {@link io.millrace.mesher.migration.Migrations}; it runs at the next
 * start. A class that has run is never changed again.
 */
@NullMarked
package io.millrace.mesher.migration;

import org.jspecify.annotations.NullMarked;

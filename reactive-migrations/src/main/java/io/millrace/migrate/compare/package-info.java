/**
 * Compares the definitions of records with the catalogue: tables and columns, then keys, constraints and indexes. What
 * keeps the same promise is the same, whatever its name; a name that matters is compared as well.
 */
@NullMarked
package io.millrace.migrate.compare;

import org.jspecify.annotations.NullMarked;

/**
 * A database's tables and all that belongs to them as a script of SQL, without their rows, read from the catalogue: no
 * program of PostgreSQL's own has to be there.
 */
@NullMarked
package io.millrace.migrate.dump;

import org.jspecify.annotations.NullMarked;

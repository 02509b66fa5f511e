/**
 * Records written from a database that is there: {@link io.millrace.migrate.introspect.Introspection} reads the catalogue
 * and writes a source file for each table and enum.
 */
@NullMarked
package io.millrace.migrate.introspect;

import org.jspecify.annotations.NullMarked;

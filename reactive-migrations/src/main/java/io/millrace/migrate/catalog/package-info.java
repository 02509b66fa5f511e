/**
 * What a database has, read from PostgreSQL's catalogue in one round trip: tables with their columns, constraints and
 * indexes.
 */
@NullMarked
package io.millrace.migrate.catalog;

import org.jspecify.annotations.NullMarked;

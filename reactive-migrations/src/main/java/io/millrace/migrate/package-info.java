/**
 * How the tables change: migrations as values, the {@link io.millrace.migrate.Migrator} that applies them, and the lint
 * that reads them first.
 */
@NullMarked
package io.millrace.migrate;

import org.jspecify.annotations.NullMarked;

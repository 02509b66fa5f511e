/**
 * How the tables change: migrations as values, and the {@link io.millrace.migrate.Migrator} that applies them.
 */
@NullMarked
package io.millrace.migrate;

import org.jspecify.annotations.NullMarked;

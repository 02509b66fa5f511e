/**
 * What goes wrong with migrations: one class of failure, told apart by its {@link
 * io.millrace.migrate.failure.MigrationCode}.
 */
@NullMarked
package io.millrace.migrate.failure;

import org.jspecify.annotations.NullMarked;

/**
 * The words of the migration language as values: each {@link io.millrace.migrate.operation.Operation} knows the
 * statements that carry it out safely, and what takes it back.
 */
@NullMarked
package io.millrace.migrate.operation;

import org.jspecify.annotations.NullMarked;

/**
 * What a migration is written in: a {@link io.millrace.migrate.schema.Migration} tells its {@link
 * io.millrace.migrate.schema.Schema} what to do, and what it told is kept as an immutable list of operations.
 */
@NullMarked
package io.millrace.migrate.schema;

import org.jspecify.annotations.NullMarked;

/**
 * The locks that migrations really take: they run on a scratch copy of the schema, and PostgreSQL is asked what it locked.
 */
@NullMarked
package io.millrace.migrate.trace;

import org.jspecify.annotations.NullMarked;

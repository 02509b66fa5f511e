/**
 * What is not safe on a database that is in use: the {@link io.millrace.migrate.lint.Rules}, and the {@link
 * io.millrace.migrate.lint.Lint} that holds migrations to them before anything runs. It reads the statements that would be
 * sent, whichever way they were written down.
 */
@NullMarked
package io.millrace.migrate.lint;

import org.jspecify.annotations.NullMarked;

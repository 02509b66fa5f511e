/** Statements that change tables, taken apart as far as the rules ask: what is written, not what it does. */
@NullMarked
package io.millrace.migrate.lint.written;

import org.jspecify.annotations.NullMarked;

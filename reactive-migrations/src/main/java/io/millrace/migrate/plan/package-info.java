/**
 * From operations to steps: what runs in one transaction, what in one of its own, and what in none.
 */
@NullMarked
package io.millrace.migrate.plan;

import org.jspecify.annotations.NullMarked;

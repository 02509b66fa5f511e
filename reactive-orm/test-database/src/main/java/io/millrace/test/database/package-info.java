/**
 * A real PostgreSQL for tests: one server for a run, started when it is first asked for, and databases on it that are
 * copied from a template in milliseconds.
 */
@NullMarked
package io.millrace.test.database;

import org.jspecify.annotations.NullMarked;

/**
 * A real PostgreSQL for tests. There is one server for a run of the JVM, started when the first test asks for it and
 * stopped when the JVM exits; every test class gets a database of its own on it, copied from a template in some tens of
 * milliseconds.
 *
 * <p>{@link io.millrace.test.database.TestDatabase} is what a test asks for; {@link
 * io.millrace.test.database.TestTemplate} prepares tables and rows once and copies them any number of times; {@link
 * io.millrace.test.database.PostgresServer} says which server it is: an embedded one by default, one at a URL, or a
 * container.
 *
 * <p>JDBC is used here, and only here, for the housekeeping around a test. Nothing in this package knows Millrace.
 */
@NullMarked
package io.millrace.test.database;

import org.jspecify.annotations.NullMarked;

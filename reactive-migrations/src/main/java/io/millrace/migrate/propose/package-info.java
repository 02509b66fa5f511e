/**
 * From the differences between records and database to the operations of a migration that ends them.
 */
@NullMarked
package io.millrace.migrate.propose;

import org.jspecify.annotations.NullMarked;

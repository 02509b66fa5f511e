/**
 * Databases as a whole: whether one is there, made and dropped; by way of the server's database {@code postgres}.
 */
@NullMarked
package io.millrace.migrate.storage;

import org.jspecify.annotations.NullMarked;

/**
 * The PostgreSQL below Mesher: the {@link io.millrace.mesher.database.EmbeddedDatabase} that keeps its data in a folder
 * between runs, and the {@link io.millrace.mesher.database.Tables} that are created at the first start.
 */
@NullMarked
package io.millrace.mesher.database;

import org.jspecify.annotations.NullMarked;

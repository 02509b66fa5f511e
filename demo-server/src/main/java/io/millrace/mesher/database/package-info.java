/**
 * The PostgreSQL below Mesher: the {@link io.millrace.mesher.database.EmbeddedDatabase} that keeps its data in a folder
 * between runs.
 */
@NullMarked
package io.millrace.mesher.database;

import org.jspecify.annotations.NullMarked;

/**
 * The driver by hand: what a careful user writes on the Vert.x PostgreSQL client, with cached prepared statements and rows
 * made in a collector.
 *
 * <p>Twice: on one pipelined connection with the best strategy that is known for each task, which is what everybody is
 * measured against; and on a pool with what most people write.
 */
@NullMarked
package io.millrace.benchmark.byhand;

import org.jspecify.annotations.NullMarked;

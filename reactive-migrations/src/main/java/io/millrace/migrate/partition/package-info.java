/**
 * What changes a table's structure every day and is no migration: the {@link
 * io.millrace.migrate.partition.DailyPartitions} of a table that is parted by time.
 */
@NullMarked
package io.millrace.migrate.partition;

import org.jspecify.annotations.NullMarked;

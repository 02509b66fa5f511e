/**
 * Where records and database differ: {@link io.millrace.migrate.drift.Drift} compares the definitions of tables with the
 * catalogue, in both directions, and {@link io.millrace.migrate.report.DriftReport} names each difference.
 */
@NullMarked
package io.millrace.migrate.drift;

import org.jspecify.annotations.NullMarked;

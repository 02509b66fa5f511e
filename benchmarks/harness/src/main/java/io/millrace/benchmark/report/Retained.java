package io.millrace.benchmark.report;

/**
 * What a stream keeps in memory while it runs, in a Java machine with little of it.
 *
 * @param rows how many rows it has
 * @param mostMiB how much memory there is
 * @param afterTenthMiB what is in use after a tenth of the rows, garbage collected
 * @param atEndMiB what is in use at the last row, garbage collected
 */
public record Retained(long rows, int mostMiB, double afterTenthMiB, double atEndMiB) {}

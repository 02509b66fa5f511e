package io.millrace.benchmark.report;

/**
 * Where the middle half of some figures lies.
 *
 * @param low a quarter is below
 * @param high a quarter is above
 */
public record Spread(double low, double high) {}

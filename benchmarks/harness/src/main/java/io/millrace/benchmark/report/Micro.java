package io.millrace.benchmark.report;

/**
 * What something costs without a database.
 *
 * @param name what
 * @param nanos nanoseconds
 * @param error half of the interval that holds it at 99.9 %
 * @param bytes bytes that it asks for
 */
public record Micro(String name, double nanos, double error, double bytes) {}

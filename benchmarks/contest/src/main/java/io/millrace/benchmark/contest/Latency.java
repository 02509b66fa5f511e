package io.millrace.benchmark.contest;

/**
 * How long operations took from the moment they were due, in microseconds.
 *
 * @param operations how many were due
 * @param median half were quicker
 * @param p99 99 of a hundred were quicker
 * @param p999 999 of a thousand were quicker
 * @param most the slowest
 */
public record Latency(long operations, double median, double p99, double p999, double most) {}

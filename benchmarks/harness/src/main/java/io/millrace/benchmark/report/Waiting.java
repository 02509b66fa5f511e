package io.millrace.benchmark.report;

/**
 * How long gets took that were due at a fixed rate, from the moment they were due, in microseconds.
 *
 * @param contender who
 * @param distanceMillis how far away the database was
 * @param load the rate as a part of what gets that are not gathered can do
 * @param perSecond the rate
 * @param median half were quicker
 * @param p99 99 of a hundred were quicker
 * @param p999 999 of a thousand were quicker
 */
public record Waiting(
        String contender, int distanceMillis, double load, double perSecond, double median, double p99, double p999) {}

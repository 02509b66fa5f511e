package io.millrace.benchmark.report;

/**
 * What Mesher did under an open load: requests came at their rate, whether or not those before were answered.
 *
 * @param request of which kind
 * @param count how many
 * @param failed how many of them failed
 * @param perSecond how many in a second
 * @param median milliseconds within which half were answered
 * @param p99 milliseconds within which 99 of a hundred were answered
 * @param most milliseconds of the slowest
 */
public record Served(String request, int count, int failed, double perSecond, int median, int p99, int most) {}

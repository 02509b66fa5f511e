package io.millrace.benchmark.report;

import java.util.List;

/**
 * What one contender did at one workload from one distance.
 *
 * @param workload what it is called
 * @param inFlight how many operations were under way at a time
 * @param distanceMillis how far away the database was
 * @param contender who
 * @param perSecond operations in a second: the median of all rounds
 * @param spread the rounds between the first and the third quarter of them
 * @param ratio to the driver by hand: the median of the rounds' ratios
 * @param ratioSpread the ratios between the first and the third quarter of them
 * @param rounds the ratio of each round, in their order
 * @param bytes bytes that an operation asked for on all threads: the median of all rounds
 * @param traffic what an operation sends
 */
public record Measurement(
        String workload,
        int inFlight,
        int distanceMillis,
        String contender,
        double perSecond,
        Spread spread,
        double ratio,
        Spread ratioSpread,
        List<Double> rounds,
        double bytes,
        Count traffic) {}

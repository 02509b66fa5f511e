package io.millrace.internal.exec;

import io.millrace.internal.exec.lane.LaneGauge;

/**
 * Both lanes at a moment.
 *
 * @param shared the lane of autocommit statements
 * @param exclusive the lane of leases
 * @param connections the connections of both that are open, being opened or being closed
 */
public record LaneGauges(LaneGauge shared, LaneGauge exclusive, int connections) {}

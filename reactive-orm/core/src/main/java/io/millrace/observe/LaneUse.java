package io.millrace.observe;

/**
 * One lane at a moment.
 *
 * @param inUse the connections that have something to do
 * @param idle the connections that have nothing to do
 * @param waiting what waits for room
 * @param inFlight the statements that were sent and not answered
 */
public record LaneUse(int inUse, int idle, int waiting, int inFlight) {}

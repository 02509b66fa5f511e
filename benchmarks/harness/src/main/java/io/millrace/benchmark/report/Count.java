package io.millrace.benchmark.report;

/**
 * What one operation sends once everything is warm: an average over as many as are in flight at a time.
 *
 * @param statements statements that the server ran
 * @param parses statements that the server was asked to prepare
 * @param roundTrips waits that came one after the other; of several operations at a time, how often a connection began to
 *     wait
 * @param bytesSent bytes to the server
 * @param bytesReceived bytes from the server
 */
public record Count(double statements, double parses, double roundTrips, double bytesSent, double bytesReceived) {}

package io.millrace.observe;

/**
 * A repo at a moment.
 *
 * @param shared the lane of single statements
 * @param exclusive the lane of transactions and cursors
 * @param connections the connections of both that are open, being opened or being closed
 */
public record RepoUse(LaneUse shared, LaneUse exclusive, int connections) {}

/**
 * The wire between a program and PostgreSQL, made visible and breakable. A {@link io.millrace.test.wire.Wire} stands
 * between the two, forwards every byte, and counts what it sees: statements, parses, round trips, bytes. What it counts
 * is what was really sent, whoever sent it. It can also go silent, as a half-open connection does, or cut every
 * connection.
 */
@NullMarked
package io.millrace.test.wire;

import org.jspecify.annotations.NullMarked;

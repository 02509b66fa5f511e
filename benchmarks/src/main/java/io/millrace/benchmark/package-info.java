/**
 * Millrace beside the driver by hand, measured in one run.
 *
 * <p>{@link io.millrace.benchmark.SideBySide} is the program. It has two contenders do the same work in turns, compares
 * their rates within each round, and prints the medians of the ratios: figures of one run only mean something beside each
 * other. What is the same on every machine (bytes, statements, round trips) is held in this module's tests.
 */
@NullMarked
package io.millrace.benchmark;

import org.jspecify.annotations.NullMarked;

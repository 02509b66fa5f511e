/**
 * Millrace beside the driver by hand and beside its peers, measured in one run.
 */
@NullMarked
package io.millrace.benchmark;

import org.jspecify.annotations.NullMarked;

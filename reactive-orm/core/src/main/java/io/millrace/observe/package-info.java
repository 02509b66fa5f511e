/**
 * Watching a repo. A {@link io.millrace.observe.RepoListener} is told of every statement and transaction as it begins and
 * as it ends; {@link io.millrace.observe.MicrometerListener} makes observations and gauges of that, {@link
 * io.millrace.observe.SlowStatements} lines in a log. Nothing here ever sees a parameter's value.
 *
 * <p>Micrometer is optional: without it on the class path everything works but the class that is named after it.
 */
@NullMarked
package io.millrace.observe;

import org.jspecify.annotations.NullMarked;

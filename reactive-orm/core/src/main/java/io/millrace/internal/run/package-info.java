/**
 * From a tree to its publisher: {@link io.millrace.internal.run.Statements} makes commands by way of the cache, and a
 * {@link io.millrace.internal.run.Runner} has the executor run them, watched by a listener where there is one.
 *
 * <p>Not part of the public API: it may change in any release.
 */
@NullMarked
package io.millrace.internal.run;

import org.jspecify.annotations.NullMarked;

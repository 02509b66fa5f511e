/**
 * Deleting rows with what their relations say: {@link io.millrace.internal.remove.Cascades} does it, in batches, {@link
 * io.millrace.internal.remove.Walk} only counts.
 *
 * <p>Not part of the public API: it may change in any release.
 */
@NullMarked
package io.millrace.internal.remove;

import org.jspecify.annotations.NullMarked;

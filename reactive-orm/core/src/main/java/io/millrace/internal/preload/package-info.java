/**
 * How relations are loaded: {@link io.millrace.internal.preload.Level} loads those of the rows of one level,
 * {@link io.millrace.internal.preload.Fetch} makes the statement of one relation for the keys of its parents, {@link
 * io.millrace.internal.preload.Wanted} knows which parent waits for which key, and {@link
 * io.millrace.internal.preload.Descent} sends what lies below a relation behind it.
 *
 * <p>Not part of the public API: it may change in any release.
 */
@NullMarked
package io.millrace.internal.preload;

import org.jspecify.annotations.NullMarked;

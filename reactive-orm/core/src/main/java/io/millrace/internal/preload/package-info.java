/**
 * How relations are loaded: {@link io.millrace.internal.preload.Preloader} walks the tree of what was asked for, {@link
 * io.millrace.internal.preload.Fetch} makes the statement of one relation for the keys of its parents, and {@link
 * io.millrace.internal.preload.Wanted} knows which parent waits for which key.
 *
 * <p>Not part of the public API: it may change in any release.
 */
@NullMarked
package io.millrace.internal.preload;

import org.jspecify.annotations.NullMarked;

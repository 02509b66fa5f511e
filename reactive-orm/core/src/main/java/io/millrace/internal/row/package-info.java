/**
 * A row of the driver, as the decoders of this library see it.
 *
 * <p>Not part of the public API: it may change in any release.
 */
@NullMarked
package io.millrace.internal.row;

import org.jspecify.annotations.NullMarked;

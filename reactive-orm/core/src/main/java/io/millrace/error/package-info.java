/**
 * What can go wrong, as one sealed family. Every failure that the library itself reports is a {@link
 * io.millrace.error.MillraceException} with a stable {@link io.millrace.error.Code}; its message says what failed in
 * the reader's own names, why, and what to write instead. Values and sensitive columns do not appear in messages.
 */
@NullMarked
package io.millrace.error;

import org.jspecify.annotations.NullMarked;

/**
 * What code calls things: the names that messages give, so that their lines can be written as they stand.
 *
 * <p>Not part of the public API: it may change in any release.
 */
@NullMarked
package io.millrace.internal.name;

import org.jspecify.annotations.NullMarked;

/**
 * Values as the database keeps them, which is not always how Java has them.
 *
 * <p>Not part of the public API: it may change in any release.
 */
@NullMarked
package io.millrace.internal.value;

import org.jspecify.annotations.NullMarked;

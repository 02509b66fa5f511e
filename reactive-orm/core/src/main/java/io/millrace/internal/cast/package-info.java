/**
 * What came from outside, made values of columns' types: forms and JSON as plain maps, lists and texts first, and then each
 * of them through the type of the column that it is for. Exact, without guesses, and without a database.
 *
 * <p>Not part of the public API: it may change in any release.
 */
@NullMarked
package io.millrace.internal.cast;

import org.jspecify.annotations.NullMarked;

/** A gallery: notes on stories and pictures alike, and badges that either may have. */
@NullMarked
package io.millrace.gallery;

import org.jspecify.annotations.NullMarked;

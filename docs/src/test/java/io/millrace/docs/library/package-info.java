/** A library: the records of the guide to relations. */
@NullMarked
package io.millrace.docs.library;

import org.jspecify.annotations.NullMarked;

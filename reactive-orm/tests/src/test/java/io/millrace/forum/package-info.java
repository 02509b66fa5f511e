/** A forum whose records hold their relations: to one, to many, to themselves, by keys of one and of two columns. */
@NullMarked
package io.millrace.forum;

import org.jspecify.annotations.NullMarked;

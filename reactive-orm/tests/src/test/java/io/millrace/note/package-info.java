/** The table that the tests of expressions use: a column of every kind. */
@NullMarked
package io.millrace.note;

import org.jspecify.annotations.NullMarked;

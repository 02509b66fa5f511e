/** Rows that are written with those that they are related to, and records that are embedded in them. */
@NullMarked
package io.millrace.related;

import org.jspecify.annotations.NullMarked;

/**
 * Records that say what is read or written: {@link io.millrace.shape.Shape} is what queries, gets and writes take, and what
 * the processor writes for a record with {@link io.millrace.schema.Shape}. A value; nothing here touches a database.
 */
@NullMarked
package io.millrace.shape;

import org.jspecify.annotations.NullMarked;

/** Functions as sources of rows: elements of arrays and documents, and series. */
@NullMarked
package io.millrace.query.function;

import org.jspecify.annotations.NullMarked;

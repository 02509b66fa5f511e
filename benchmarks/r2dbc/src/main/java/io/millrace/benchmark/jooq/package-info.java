/** jOOQ on R2DBC: its statements, run as publishers. */
@NullMarked
package io.millrace.benchmark.jooq;

import org.jspecify.annotations.NullMarked;

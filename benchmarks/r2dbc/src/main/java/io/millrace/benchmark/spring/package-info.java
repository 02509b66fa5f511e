/** Spring on R2DBC: entities by its template, as its repositories do, and statements by its DatabaseClient. */
@NullMarked
package io.millrace.benchmark.spring;

import org.jspecify.annotations.NullMarked;

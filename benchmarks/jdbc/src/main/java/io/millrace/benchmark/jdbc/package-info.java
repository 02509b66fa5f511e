/** Plain JDBC with HikariCP, for scale: as many threads as there are operations in flight, virtual where Java has them. */
@NullMarked
package io.millrace.benchmark.jdbc;

import org.jspecify.annotations.NullMarked;

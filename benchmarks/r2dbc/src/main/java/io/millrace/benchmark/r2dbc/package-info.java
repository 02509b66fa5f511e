/** What the contenders on R2DBC share: a pool of connections, and where they sit. */
@NullMarked
package io.millrace.benchmark.r2dbc;

import org.jspecify.annotations.NullMarked;

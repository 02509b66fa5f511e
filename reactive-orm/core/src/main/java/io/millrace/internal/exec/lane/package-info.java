/**
 * The two lanes over one budget of connections. The shared lane sends autocommit statements down a few connections at
 * the same time; the exclusive lane lends a whole connection at a time.
 *
 * <p>What a lane knows of all its connections is guarded by the lane itself, in sections that only look and note:
 * nothing is called from inside one, so no thread ever waits for more than that.
 */
@NullMarked
package io.millrace.internal.exec.lane;

import org.jspecify.annotations.NullMarked;

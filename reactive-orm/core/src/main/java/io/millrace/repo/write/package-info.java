/**
 * Writes that have not run yet: what the writing methods of a repo give back. Each {@link io.millrace.repo.write.Write}
 * is a cold publisher, runs each time it is subscribed, and tells with {@link io.millrace.repo.write.Write#toSql()} what
 * it would send. Those of one row are a {@code Mono}, those of many a {@code Flux} of the rows as the database has them.
 */
@NullMarked
package io.millrace.repo.write;

import org.jspecify.annotations.NullMarked;

/**
 * Mesher, error monitoring on Millrace: takes what Sentry SDKs send and answers what went wrong.
 *
 * <p>{@link io.millrace.mesher.Mesher} is the program. A request's road: {@code http} → {@code ingest} or the routes of a
 * domain ({@code event}, {@code project}, {@code health}) → the domain's store → the database; {@code server} puts them
 * together.
 */
@NullMarked
package io.millrace.mesher;

import org.jspecify.annotations.NullMarked;

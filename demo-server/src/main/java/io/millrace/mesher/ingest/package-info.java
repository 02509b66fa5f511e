/**
 * The way of an event from a Sentry SDK into Mesher: an {@link io.millrace.mesher.ingest.Envelope} is taken apart, its
 * {@link io.millrace.mesher.ingest.Credentials} are checked, its events are read from Sentry's JSON into Mesher's, stored,
 * and only then answered.
 */
@NullMarked
package io.millrace.mesher.ingest;

import org.jspecify.annotations.NullMarked;

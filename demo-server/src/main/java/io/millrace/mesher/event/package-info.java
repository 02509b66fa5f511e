/**
 * Events: what went wrong, once. {@link io.millrace.mesher.event.Event} is the row, {@link
 * io.millrace.mesher.event.NewEvent} one that is not stored yet, {@link io.millrace.mesher.event.EventStore} keeps and finds
 * them, and {@link io.millrace.mesher.event.EventRoutes} answers them as JSON.
 */
@NullMarked
package io.millrace.mesher.event;

import org.jspecify.annotations.NullMarked;

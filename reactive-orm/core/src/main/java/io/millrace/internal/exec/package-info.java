/**
 * From a statement's text and values to its decoded rows. The {@link io.millrace.internal.exec.Executor} is the way in;
 * the packages below it are, in the order in which a statement meets them: {@code command} and {@code setting} (what is
 * run, and how the executor is set up), {@code statement} (one execution), {@code lane} (where it waits and which
 * connection it gets), {@code transaction} and {@code cursor} (what holds a connection for longer), {@code link} (one
 * connection), {@code failure} (what went wrong, in the reader's words).
 *
 * <p>State that belongs to a connection is confined to the event loop of that connection and has no locks; what several
 * threads see is volatile or guarded by the object that owns it, in sections that call nothing.
 */
@NullMarked
package io.millrace.internal.exec;

import org.jspecify.annotations.NullMarked;

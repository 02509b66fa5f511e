/**
 * One execution of a command, from the subscription to its ending. A {@link
 * io.millrace.internal.exec.statement.Statement} is the subscription that its subscriber holds, the operation that a
 * link has in flight and the state of both, in one object, because a get by key has no room for more. Where it runs is
 * the business of its {@link io.millrace.internal.exec.statement.Route}: the shared lane, a transaction, or a lease.
 *
 * <p>A statement starts with the first request for an item, not before. Its subscriber hears one ending: the answer, a
 * failure, or nothing after a cancel. What is downstream runs on the event loop of the connection that answered.
 */
@NullMarked
package io.millrace.internal.exec.statement;

import org.jspecify.annotations.NullMarked;

/**
 * One physical connection, and how it is made, watched and ended. A {@link io.millrace.internal.exec.link.Link} keeps
 * the operations that are in flight on it in the order in which they were sent, gives each its deadline, and tells its
 * owner when one has been answered and when the connection is gone.
 *
 * <p>Whatever a link holds belongs to the event loop of its connection: it is read and changed on that one thread and
 * needs no lock. The few fields that lanes read from other threads to choose a link are volatile and may be a moment
 * old. Other threads come in through {@link io.millrace.internal.exec.link.Link#run}, which is the only hop on the road
 * of a statement; there is none where the caller is on that event loop already.
 *
 * <p>Each connection is a deployment of its own on the executor's Vert.x instance. The driver makes a socket client for
 * each connection and forgets to close it when connecting fails; undeploying closes it in any case, and also reaches a
 * connection whose own {@code close()} never ends because the other side does not answer.
 */
@NullMarked
package io.millrace.internal.exec.link;

import org.jspecify.annotations.NullMarked;

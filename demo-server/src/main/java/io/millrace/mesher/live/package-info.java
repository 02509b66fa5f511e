/** What happens, as it happens: the stream of a project over a WebSocket, from this process and from others on the same database. */
@NullMarked
package io.millrace.mesher.live;

import org.jspecify.annotations.NullMarked;

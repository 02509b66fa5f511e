/**
 * Mesher as one running thing: its {@link io.millrace.mesher.server.Configuration} from the environment, and the {@link
 * io.millrace.mesher.server.Server} that starts database, tables and HTTP in this order and stops them in the other.
 */
@NullMarked
package io.millrace.mesher.server;

import org.jspecify.annotations.NullMarked;

package io.millrace.migrate.run;

import io.vertx.sqlclient.Row;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who works for a session, as the server itself says: behind a pooler, what the connection was told is the pooler's.
 *
 * @param process the number of the backend's process
 * @param since when its server was started
 * @param address where its server is, or null where it is asked through a socket
 */
record Backend(int process, String since, @Nullable String address) {

    /** What to ask for to tell it. */
    static final String QUESTION = "pg_backend_pid(), pg_postmaster_start_time()::text, inet_server_addr()::text || ' '"
            + " || inet_server_port()";

    /** From the answer, where it begins at a column. */
    static Backend of(Row row, int at) {
        return new Backend(row.getInteger(at), row.getString(at + 1), row.getString(at + 2));
    }

    /** Whether another is a backend of the same run of the same server. */
    boolean isBesides(Backend other) {
        return since.equals(other.since);
    }

    /** Whether another is a backend of a later run of the same server. */
    boolean isBefore(Backend other) {
        return !since.equals(other.since) && Objects.equals(address, other.address);
    }
}

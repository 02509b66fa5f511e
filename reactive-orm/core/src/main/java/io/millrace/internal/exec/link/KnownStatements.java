package io.millrace.internal.exec.link;

import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The statements that were sent on one connection: the driver's handle of each, which is made once, and whether the
 * server has answered it. On the link's thread.
 */
public final class KnownStatements {

    /** How many are remembered at most; all of them are forgotten together. */
    static final int MOST = 2_048;

    private final PgConnection connection;
    private final int prepared;
    private final Map<String, Known> known = new HashMap<>();

    /**
     * Those of a connection.
     *
     * @param prepared how many the driver keeps prepared, those that were used last
     */
    KnownStatements(PgConnection connection, int prepared) {
        this.connection = connection;
        this.prepared = prepared;
    }

    /** The handle of a statement. */
    PreparedQuery<RowSet<Row>> handle(String sql) {
        Known one = known.get(sql);
        if (one == null) {
            if (known.size() >= MOST) {
                known.clear();
            }
            one = new Known(connection.preparedQuery(sql));
            known.put(sql, one);
        }
        return one.handle;
    }

    /** Notes that a statement was answered well. */
    public void answered(String sql) {
        Known one = known.get(sql);
        if (one != null) {
            one.answered = true;
        }
    }

    /** Whether the driver has it prepared for certain: it was answered, and there were not enough others to displace it. */
    public boolean isPrepared(String sql) {
        Known one = known.get(sql);
        return one != null && one.answered && known.size() <= prepared;
    }

    /** Notes how long the server was at a statement, with nothing else. */
    public void took(String sql, long nanos) {
        Known one = known.get(sql);
        if (one != null) {
            one.pace.took(nanos);
        }
    }

    /**
     * Notes how it went when a statement was sent beside another: well, or some of it had to be asked for again.
     *
     * @param distance a round trip, in nanoseconds
     */
    void wentBeside(String sql, boolean well, long distance) {
        Known one = known.get(sql);
        if (one != null) {
            one.pace.wentBeside(well, distance);
        }
    }

    /** Whether a statement is worth a server process of its own, beside the one that it follows. */
    public boolean isForBeside(String sql) {
        Known one = known.get(sql);
        return one != null && one.pace.isForBeside();
    }

    /** How many there are. */
    int size() {
        return known.size();
    }

    private static final class Known {

        private final PreparedQuery<RowSet<Row>> handle;
        private final Pace pace = new Pace();
        private boolean answered;

        Known(PreparedQuery<RowSet<Row>> handle) {
            this.handle = handle;
        }
    }
}

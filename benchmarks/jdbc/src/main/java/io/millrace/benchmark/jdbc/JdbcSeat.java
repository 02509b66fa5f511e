package io.millrace.benchmark.jdbc;

import io.millrace.benchmark.contest.Seat;
import java.io.IOException;

/** Where JDBC sits. */
public final class JdbcSeat {

    private JdbcSeat() {}

    /** Takes nothing into account. */
    public static void main(String[] arguments) throws IOException {
        Seat.serve(WithJdbc::new);
    }
}

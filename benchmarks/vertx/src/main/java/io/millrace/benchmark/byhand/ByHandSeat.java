package io.millrace.benchmark.byhand;

import io.millrace.benchmark.contest.Seat;
import java.io.IOException;

/** Where the driver by hand sits. */
public final class ByHandSeat {

    private ByHandSeat() {}

    /** Takes {@code pipelined} or {@code pool}. */
    public static void main(String[] arguments) throws IOException {
        Seat.serve("pool".equals(arguments[0]) ? Pooled::new : Pipelined::new);
    }
}

package io.millrace.benchmark.millrace;

import io.millrace.benchmark.contest.Seat;
import java.io.IOException;

/** Where Millrace sits. */
public final class MillraceSeat {

    private MillraceSeat() {}

    /** Takes {@code gathering} or {@code one-by-one}. */
    public static void main(String[] arguments) throws IOException {
        Seat.serve("one-by-one".equals(arguments[0]) ? WithMillrace::oneByOne : WithMillrace::gathering);
    }
}

package io.millrace.benchmark.r2dbc;

import io.millrace.benchmark.contest.Seat;
import io.millrace.benchmark.jooq.WithJooq;
import io.millrace.benchmark.spring.WithDatabaseClient;
import io.millrace.benchmark.spring.WithSpringData;
import java.io.IOException;

/** Where the contenders on R2DBC sit. */
public final class R2dbcSeat {

    private R2dbcSeat() {}

    /** Takes {@code spring-data}, {@code database-client} or {@code jooq}. */
    public static void main(String[] arguments) throws IOException {
        Seat.serve(
                switch (arguments[0]) {
                    case "spring-data" -> WithSpringData::new;
                    case "database-client" -> WithDatabaseClient::new;
                    case "jooq" -> WithJooq::new;
                    default -> throw new IllegalArgumentException(arguments[0]);
                });
    }
}

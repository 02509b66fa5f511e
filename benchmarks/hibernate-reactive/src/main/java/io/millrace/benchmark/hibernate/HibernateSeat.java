package io.millrace.benchmark.hibernate;

import io.millrace.benchmark.contest.Seat;
import java.io.IOException;

/** Where Hibernate Reactive sits. */
public final class HibernateSeat {

    private HibernateSeat() {}

    /** Takes nothing into account. */
    public static void main(String[] arguments) throws IOException {
        Seat.serve(WithHibernate::new);
    }
}

package io.millrace.internal.exec.lane;

import io.millrace.internal.exec.link.Link;
import java.time.Duration;

/** How long a connection may live: a tenth more or less than was asked for, so that they do not all end together. */
final class Lifetime {

    private Lifetime() {}

    static long of(Link link, Duration asked) {
        long whole = asked.toNanos();
        long tenth = whole / 10;
        return whole - tenth + Math.floorMod(link.backend() * 7_919L, 200L) * tenth / 100;
    }
}

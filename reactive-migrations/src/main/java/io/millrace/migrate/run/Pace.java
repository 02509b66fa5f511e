package io.millrace.migrate.run;

/** How fast something goes: so much a second since its phase was first seen. */
final class Pace {

    private static final double NANOS = 1e9;

    private String phase = "";
    private long begun;
    private long first;

    /** Nothing, 0, as long as it has only been seen once. */
    double perSecond(String now, long done, long nanos) {
        if (!now.equals(phase) || done < first) {
            phase = now;
            begun = nanos;
            first = done;
            return 0;
        }
        return nanos == begun ? 0 : (done - first) * NANOS / (nanos - begun);
    }
}

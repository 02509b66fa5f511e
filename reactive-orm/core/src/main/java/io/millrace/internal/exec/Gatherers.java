package io.millrace.internal.exec;

import io.millrace.internal.exec.command.Gather;
import io.millrace.internal.exec.lane.SharedLane;
import io.millrace.internal.exec.statement.Gatherer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The gatherers of the shared lane, one for each table that is read by key. */
final class Gatherers {

    private final SharedLane lane;
    private final ConcurrentMap<Gather, Gatherer> known = new ConcurrentHashMap<>();

    Gatherers(SharedLane lane) {
        this.lane = lane;
    }

    Gatherer of(Gather gather) {
        Gatherer gatherer = known.get(gather);
        return gatherer == null ? known.computeIfAbsent(gather, way -> new Gatherer(lane, lane, way)) : gatherer;
    }
}

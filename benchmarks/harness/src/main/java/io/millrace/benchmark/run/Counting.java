package io.millrace.benchmark.run;

import io.millrace.benchmark.contest.Task;
import io.millrace.benchmark.contest.Turn;
import io.millrace.benchmark.contest.Workload;
import io.millrace.benchmark.entrant.Player;
import io.millrace.benchmark.place.Place;
import io.millrace.benchmark.report.Count;
import io.millrace.test.wire.Traffic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an operation sends, counted on a wire once everything is prepared. */
public final class Counting {

    private static final int WARMING = 12;
    private static final long WARMING_MILLIS = 40;

    private final Map<String, Count> counts = new HashMap<>();

    private Counting() {}

    /** Counts for everybody who takes part; warm at no distance, and counted from so far that round trips are exact. */
    public static Counting of(
            List<Player> players, List<Workload> workloads, Place place, int millis, Mishaps mishaps) {
        Counting counting = new Counting();
        for (Workload workload : workloads) {
            for (Player player : players) {
                if (mishaps.takesPart(player, workload)) {
                    mishaps.survives(
                            player,
                            "counting " + workload.title(),
                            () -> counting.counts.put(key(player, workload), count(player, workload, place, millis)));
                }
            }
        }
        return counting;
    }

    /** What was counted. */
    Count find(Player player, Workload workload) {
        return counts.getOrDefault(key(player, workload), new Count(0, 0, 0, 0, 0));
    }

    private static Count count(Player player, Workload workload, Place place, int millis) {
        place.distance(0);
        place.execute(workload.task().writes().beforeTurn());
        if (workload.task() != Task.STREAM) {
            player.turn(workload, WARMING_MILLIS, WARMING * workload.inFlight());
        }
        // Of a stream each part waits for the one before, which is exact from anywhere and would last.
        place.distance(workload.task() == Task.STREAM ? 0 : millis);
        place.startAgain();
        Turn turn = player.turn(workload, 0, workload.inFlight());
        Traffic traffic = place.traffic();
        double operations = turn.operations();
        // Of operations beside each other nobody could tell whose wait came after whose.
        long roundTrips = workload.inFlight() == 1 ? traffic.waits() : traffic.roundTrips();
        return new Count(
                traffic.statements().size() / operations,
                traffic.parses() / operations,
                roundTrips / operations,
                traffic.bytesToServer() / operations,
                traffic.bytesToClient() / operations);
    }

    private static String key(Player player, Workload workload) {
        return player.entrant().name() + ": " + workload;
    }
}

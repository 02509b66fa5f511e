package io.millrace.benchmark.run;

import io.millrace.benchmark.contest.Latency;
import io.millrace.benchmark.contest.Task;
import io.millrace.benchmark.contest.Workload;
import io.millrace.benchmark.entrant.Entrant;
import io.millrace.benchmark.entrant.Player;
import io.millrace.benchmark.place.Place;
import io.millrace.benchmark.report.Figures;
import io.millrace.benchmark.report.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How long gets take under an open load: at a half and at four fifths of what gets that are not gathered can do with 256
 * of them in flight.
 */
public final class OpenLoads {

    private static final Workload GETS = new Workload(Task.GET, 1, 256);
    private static final double[] LOADS = {0.5, 0.8};
    private static final Set<Entrant> TESTED = Set.of(Entrant.BY_HAND, Entrant.MILLRACE, Entrant.ONE_BY_ONE);
    private static final int ANY = Integer.MAX_VALUE;

    private OpenLoads() {}

    /** Loads everybody who gets, in turns, so many times for so long. */
    public static List<Waiting> of(List<Player> all, Place place, int rounds, long millis) {
        List<Player> players =
                all.stream().filter(player -> TESTED.contains(player.entrant())).toList();
        List<Waiting> waiting = new ArrayList<>();
        if (players.stream().noneMatch(player -> player.entrant().equals(Entrant.ONE_BY_ONE))) {
            return waiting;
        }
        double capacity = capacity(players, millis);
        for (double load : LOADS) {
            List<Loaded> tested = players.stream()
                    .map(player -> new Loaded(player, new ArrayList<>()))
                    .toList();
            for (int round = 0; round < rounds; round++) {
                for (Loaded loaded : tested) {
                    place.startAgain();
                    loaded.latencies().add(loaded.player().load(GETS, load * capacity, millis));
                }
            }
            tested.forEach(loaded -> waiting.add(waiting(loaded, place, load, load * capacity)));
        }
        return waiting;
    }

    private static Waiting waiting(Loaded loaded, Place place, double load, double perSecond) {
        return new Waiting(
                loaded.player().entrant().name(),
                place.millis(),
                load,
                perSecond,
                Figures.of(loaded.latencies(), Latency::median).median(),
                Figures.of(loaded.latencies(), Latency::p99).median(),
                Figures.of(loaded.latencies(), Latency::p999).median());
    }

    private static double capacity(List<Player> players, long millis) {
        double capacity = 0;
        for (Player player : players) {
            double perSecond = player.turn(GETS, millis, ANY).perSecond();
            if (player.entrant().equals(Entrant.ONE_BY_ONE)) {
                capacity = perSecond;
            }
        }
        return capacity;
    }

    private record Loaded(Player player, List<Latency> latencies) {}
}

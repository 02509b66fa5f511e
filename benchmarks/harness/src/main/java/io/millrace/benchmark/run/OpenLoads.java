package io.millrace.benchmark.run;

import io.millrace.benchmark.contest.Latency;
import io.millrace.benchmark.contest.Task;
import io.millrace.benchmark.contest.Turn;
import io.millrace.benchmark.contest.Workload;
import io.millrace.benchmark.entrant.Entrant;
import io.millrace.benchmark.entrant.Player;
import io.millrace.benchmark.place.Place;
import io.millrace.benchmark.report.Figures;
import io.millrace.benchmark.report.Waiting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * How long gets take under an open load: at a tenth, a half and four fifths of what gets that are not gathered can do with
 * 256 of them in flight. The driver by hand takes part twice here too.
 */
public final class OpenLoads {

    /** The rates, as parts of what gets can do. */
    public static final List<Double> LOADS = List.of(0.1, 0.5, 0.8);

    /** Who is loaded. */
    public static final Set<Entrant> TESTED =
            Set.of(Entrant.BY_HAND, Entrant.BY_HAND_AGAIN, Entrant.MILLRACE, Entrant.ONE_BY_ONE);

    /** How often it is found out what gets can do. */
    public static final int CAPACITY_ROUNDS = 3;

    private static final Workload GETS = new Workload(Task.GET, 1, 256);
    private static final int ANY = Integer.MAX_VALUE;
    private static final long SEED = 43;

    private OpenLoads() {}

    /** Loads everybody who gets, in turns, in an order drawn anew for each round: so many rounds, each for so long. */
    public static List<Waiting> of(List<Player> all, Place place, int rounds, long millis) {
        List<Player> players =
                all.stream().filter(player -> TESTED.contains(player.entrant())).toList();
        List<Waiting> waiting = new ArrayList<>();
        if (players.stream().noneMatch(player -> player.entrant().equals(Entrant.ONE_BY_ONE))) {
            return waiting;
        }
        Random random = new Random(SEED);
        double capacity = capacity(players, place, millis);
        for (double load : LOADS) {
            List<Loaded> tested = players.stream()
                    .map(player -> new Loaded(player, new ArrayList<>()))
                    .toList();
            List<Loaded> order = new ArrayList<>(tested);
            for (int round = 0; round < rounds; round++) {
                Collections.shuffle(order, random);
                for (Loaded loaded : order) {
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
                Figures.of(loaded.latencies(), Latency::p999).median(),
                loaded.latencies().stream().map(Latency::p99).toList());
    }

    /** The median of some turns. */
    private static double capacity(List<Player> players, Place place, long millis) {
        Player oneByOne = players.stream()
                .filter(player -> player.entrant().equals(Entrant.ONE_BY_ONE))
                .findFirst()
                .orElseThrow();
        List<Turn> turns = new ArrayList<>();
        for (int round = 0; round < CAPACITY_ROUNDS; round++) {
            place.startAgain();
            turns.add(oneByOne.turn(GETS, millis, ANY));
        }
        return Figures.of(turns, Turn::perSecond).median();
    }

    private record Loaded(Player player, List<Latency> latencies) {}
}

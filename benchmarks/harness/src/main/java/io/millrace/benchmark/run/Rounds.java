package io.millrace.benchmark.run;

import io.millrace.benchmark.contest.Turn;
import io.millrace.benchmark.contest.Workload;
import io.millrace.benchmark.entrant.Player;
import io.millrace.benchmark.place.Place;
import io.millrace.benchmark.report.Figures;
import io.millrace.benchmark.report.Measurement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Turns at one workload: in each round everybody has one, in an order drawn anew. A ratio is made within a round, so that
 * what slows a whole round is in both of its sides.
 */
public final class Rounds {

    private static final long SEED = 42;
    private static final int ANY = Integer.MAX_VALUE;

    /** Where one operation of somebody takes as long as all turns of another, a few are enough to tell. */
    private static final long SLOW = TimeUnit.MILLISECONDS.toNanos(500);

    private static final int SLOW_ROUNDS = 3;

    /** Whose one operation takes so long has no more than one turn. */
    private static final long SLOWEST = TimeUnit.SECONDS.toNanos(5);

    private final int rounds;
    private final long warmMillis;
    private final long turnMillis;
    private final Random random = new Random(SEED);

    /** So many rounds of so long turns, after turns for warming. */
    public Rounds(int rounds, long warmMillis, long turnMillis) {
        this.rounds = rounds;
        this.warmMillis = warmMillis;
        this.turnMillis = turnMillis;
    }

    /**
     * Everybody's measurement; the first is whom they are measured against. Who fails is left out of it, and nobody is
     * measured where the first fails.
     */
    public List<Measurement> of(
            List<Player> players, Workload workload, Place place, Counting counting, Mishaps mishaps) {
        String what = workload.title() + ", " + place.millis() + " ms away";
        List<Played> all = new ArrayList<>();
        for (Player player : players) {
            Played played = new Played(player, new ArrayList<>());
            if (mishaps.takesPart(player, workload)
                    && mishaps.survives(player, what, () -> played.add(turn(player, workload, place, warmMillis)))) {
                all.add(played);
            }
        }
        if (all.isEmpty() || all.get(0).player() != players.get(0)) {
            return List.of();
        }
        int fewest =
                all.stream().anyMatch(played -> played.operation() > SLOW) ? Math.min(rounds, SLOW_ROUNDS) : rounds;
        List<Played> slowest =
                all.stream().filter(played -> played.operation() > SLOWEST).toList();
        all.forEach(played -> played.turns().clear());
        List<Played> order = new ArrayList<>(all);
        for (int round = 0; round < fewest; round++) {
            Collections.shuffle(order, random);
            for (Played played : List.copyOf(order)) {
                Player player = played.player();
                boolean plays = round == 0 || !slowest.contains(played);
                if (plays
                        && !mishaps.survives(
                                player, what, () -> played.add(turn(player, workload, place, turnMillis)))) {
                    order.remove(played);
                    all.remove(played);
                }
            }
        }
        if (all.isEmpty() || all.get(0).player() != players.get(0)) {
            return List.of();
        }
        List<Turn> byHand = all.get(0).turns();
        return all.stream()
                .map(played -> measurement(played, byHand, workload, place, counting))
                .toList();
    }

    private static Turn turn(Player player, Workload workload, Place place, long millis) {
        place.execute(workload.task().writes().beforeTurn());
        place.startAgain();
        return player.turn(workload, millis, ANY);
    }

    private Measurement measurement(
            Played played, List<Turn> byHand, Workload workload, Place place, Counting counting) {
        Player player = played.player();
        List<Turn> turns = played.turns();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < turns.size(); round++) {
            ratios.add(turns.get(round).perSecond() / byHand.get(round).perSecond());
        }
        Figures rates = Figures.of(turns, Turn::perSecond);
        Figures ratio = Figures.of(ratios, Double::doubleValue);
        return new Measurement(
                workload.title(),
                workload.inFlight(),
                place.millis(),
                player.entrant().name(),
                rates.median(),
                rates.spread(),
                ratio.median(),
                ratio.spread(),
                ratios,
                Figures.of(turns, Turn::bytesEach).median(),
                counting.find(player, workload));
    }

    private record Played(Player player, List<Turn> turns) {

        void add(Turn turn) {
            turns.add(turn);
        }

        /** How long one operation took in the first turn, in nanoseconds. */
        long operation() {
            Turn first = turns.get(0);
            return first.nanos() / first.operations();
        }
    }
}

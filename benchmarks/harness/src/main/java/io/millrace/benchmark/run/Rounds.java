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

    /** Everybody's measurement; the first is whom they are measured against. */
    public List<Measurement> of(List<Player> players, Workload workload, Place place, Counting counting) {
        List<Played> all = new ArrayList<>();
        long longest = 0;
        for (Player player : players) {
            if (player.offers(workload)) {
                all.add(new Played(player, new ArrayList<>()));
                Turn warming = turn(player, workload, place, warmMillis);
                longest = Math.max(longest, warming.nanos() / warming.operations());
            }
        }
        int rounds = longest > SLOW ? Math.min(this.rounds, SLOW_ROUNDS) : this.rounds;
        List<Played> order = new ArrayList<>(all);
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(order, random);
            for (Played played : order) {
                played.turns().add(turn(played.player(), workload, place, turnMillis));
            }
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
                Figures.of(turns, Turn::bytesEach).median(),
                counting.find(player, workload));
    }

    private record Played(Player player, List<Turn> turns) {}
}

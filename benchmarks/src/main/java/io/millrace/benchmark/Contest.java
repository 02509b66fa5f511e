package io.millrace.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/**
 * The same work done by hand, by hand again, and with Millrace, in an order drawn anew for each round.
 *
 * @param name what is done
 * @param operations how many times in each turn
 * @param work how a contender does it
 */
record Contest(String name, int operations, Consumer<Contender> work) {

    private static final int WARMING = 5;
    private static final int ROUNDS = 21;
    private static final long SEED = 42;

    /** Runs all rounds; the result is a line of the table. */
    String run(Contender byHand, Contender millrace) {
        List<Contender> contenders = List.of(byHand, byHand, millrace);
        Turn[][] turns = new Turn[contenders.size()][ROUNDS];
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2));
        Random random = new Random(SEED);
        for (int round = -WARMING; round < ROUNDS; round++) {
            Collections.shuffle(order, random);
            for (int contender : order) {
                Turn turn = Turn.of(operations, () -> work.accept(contenders.get(contender)));
                if (round >= 0) {
                    turns[contender][round] = turn;
                }
            }
        }
        return line(turns[0], turns[1], turns[2]);
    }

    private String line(Turn[] byHand, Turn[] again, Turn[] millrace) {
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %,.0f | %.2f | %.2f | %,.0f | %,.0f |",
                name,
                Turn.median(byHand, Turn::perSecond),
                Turn.median(millrace, Turn::perSecond),
                ratio(millrace, byHand),
                ratio(again, byHand),
                Turn.median(byHand, Turn::bytes),
                Turn.median(millrace, Turn::bytes));
    }

    /** The median of the ratios of each round. */
    private static double ratio(Turn[] of, Turn[] to) {
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ratios[round] = of[round].perSecond() / to[round].perSecond();
        }
        return Turn.median(ratios);
    }
}

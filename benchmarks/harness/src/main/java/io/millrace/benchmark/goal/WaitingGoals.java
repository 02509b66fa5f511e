package io.millrace.benchmark.goal;

import io.millrace.benchmark.entrant.Entrant;
import io.millrace.benchmark.report.Report;
import io.millrace.benchmark.report.Waiting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who waits longest under a load: gathered gets beside those that are not, a goal for each distance. */
final class WaitingGoals {

    private static final double LEAST_SLACK = 0.03;
    private static final double MOST_SLACK = 0.1;

    private final Report report;
    private final Judge judge;

    WaitingGoals(Report report, Judge judge) {
        this.report = report;
        this.judge = judge;
    }

    void add() {
        for (int distance : report.waiting().stream()
                .map(Waiting::distanceMillis)
                .distinct()
                .sorted()
                .toList()) {
            compared(distance).stream()
                    .max(Comparator.comparingDouble(Compared::excess))
                    .ifPresent(worst -> judge.atMost(
                            "99 % of gathered gets beside not gathered, " + distance
                                    + " ms away, at the load where they differ most",
                            worst.ratio(),
                            1 + worst.slack(),
                            worst.noise() > MOST_SLACK ? worst.noise() : 0));
        }
    }

    private List<Compared> compared(int distance) {
        List<Compared> all = new ArrayList<>();
        for (Waiting gathered : report.waiting()) {
            if (gathered.distanceMillis() == distance && gathered.contender().equals(Entrant.MILLRACE.name())) {
                find(gathered, Entrant.ONE_BY_ONE)
                        .ifPresent(other -> all.add(new Compared(
                                gathered.load(), gathered.each(other, (one, two) -> one / two), noise(gathered))));
            }
        }
        return all;
    }

    /** What by hand differs from itself at the same load in a round, be it more or less. */
    private double noise(Waiting like) {
        return find(like, Entrant.BY_HAND)
                .flatMap(hand -> find(like, Entrant.BY_HAND_AGAIN)
                        .map(again -> again.each(hand, (one, two) -> Math.abs(one / two - 1))))
                .orElse(0.0);
    }

    private Optional<Waiting> find(Waiting like, Entrant entrant) {
        return report.waiting().stream()
                .filter(waiting -> waiting.contender().equals(entrant.name())
                        && waiting.distanceMillis() == like.distanceMillis()
                        && Double.compare(waiting.load(), like.load()) == 0)
                .findFirst();
    }

    private record Compared(double load, double ratio, double noise) {

        double slack() {
            return Math.min(MOST_SLACK, Math.max(LEAST_SLACK, noise));
        }

        double excess() {
            return ratio - 1 - slack();
        }
    }
}

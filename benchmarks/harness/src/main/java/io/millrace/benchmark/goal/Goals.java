package io.millrace.benchmark.goal;

import io.millrace.benchmark.contest.Task;
import io.millrace.benchmark.contest.Workload;
import io.millrace.benchmark.entrant.Entrant;
import io.millrace.benchmark.report.Goal;
import io.millrace.benchmark.report.Measurement;
import io.millrace.benchmark.report.Micro;
import io.millrace.benchmark.report.Report;
import io.millrace.benchmark.report.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The goals for speed. What a run did not measure has no goal in it. */
public final class Goals {

    private static final String HIBERNATE = "Hibernate Reactive";
    private static final String SPRING = "Spring Data R2DBC";
    private static final int TOGETHER = 16;

    private final Report report;
    private final List<Goal> goals = new ArrayList<>();

    private Goals(Report report) {
        this.report = report;
    }

    /** The goals, beside what a run found. */
    public static List<Goal> of(Report report) {
        Goals goals = new Goals(report);
        goals.gets();
        goals.listsAndPages();
        goals.films();
        goals.writes();
        goals.peers();
        goals.parts();
        return goals.goals;
    }

    private void gets() {
        Workload one = new Workload(Task.GET, 1, 1);
        Workload some = new Workload(Task.GET, 1, 64);
        Workload many = new Workload(Task.GET, 1, 256);
        ratio(some, Entrant.ONE_BY_ONE, 0.95);
        ratio(one, Entrant.ONE_BY_ONE, 1 / 1.10);
        find(one, Entrant.MILLRACE.name()).ifPresent(get -> atMost("bytes of a get", get.bytes(), 1_000));
        ratio(some, Entrant.MILLRACE, 5);
        ratio(many, Entrant.MILLRACE, 7);
        times("gathered gets, 64 in flight, beside " + HIBERNATE, some, HIBERNATE, 10);
        times("a get alone, gathered beside not gathered", one, Entrant.ONE_BY_ONE.name(), 1 - noise(one));
        worstWaiting().ifPresent(worst -> atMost("99 % of gathered gets under a load, beside not gathered", worst, 1));
    }

    private void listsAndPages() {
        for (int size : List.of(100, 1_000, 10_000)) {
            ratio(new Workload(Task.LIST, size, 1), Entrant.MILLRACE, 0.95);
        }
        ratio(new Workload(Task.QUERIES_STRICT, 20, TOGETHER), Entrant.ONE_BY_ONE, 1);
        ratio(new Workload(Task.QUERIES_BEST, 20, TOGETHER), Entrant.MILLRACE, 1);
        ratio(new Workload(Task.UPDATES_STRICT, 20, TOGETHER), Entrant.ONE_BY_ONE, 1);
        ratio(new Workload(Task.UPDATES_BEST, 20, TOGETHER), Entrant.MILLRACE, 1);
        ratio(new Workload(Task.FORTUNES, 1, TOGETHER), Entrant.MILLRACE, 0.95);
        ratio(new Workload(Task.STREAM, 1, 1), Entrant.MILLRACE, 0.9);
    }

    private void films() {
        for (Workload read : List.of(
                new Workload(Task.GET_MOVIE, 1, 1),
                new Workload(Task.GET_MOVIES, 20, 1),
                new Workload(Task.GET_PERSON, 1, 1),
                new Workload(Task.GET_USER, 1, 1))) {
            ratio(read, Entrant.MILLRACE, 1 / 1.15);
        }
        for (Task insert : List.of(Task.INSERT_USER, Task.INSERT_MOVIE, Task.INSERT_MOVIE_PLUS)) {
            roundTrips(new Workload(insert, 1, 1));
        }
    }

    private void writes() {
        roundTrips(new Workload(Task.TRANSACTION, 1, 1));
        for (Task bulk : List.of(Task.INSERT, Task.UPSERT, Task.UPDATE)) {
            ratio(new Workload(bulk, 1_000, 1), Entrant.MILLRACE, 0.95);
        }
    }

    private void peers() {
        Workload gets = new Workload(Task.GET, 1, 64);
        Workload lists = new Workload(Task.LIST, 1_000, 1);
        times(gets.title() + ", beside " + HIBERNATE, gets, HIBERNATE, 1.7);
        times(lists.title() + ", beside " + HIBERNATE, lists, HIBERNATE, 5);
        times(gets.title() + ", beside " + SPRING, gets, SPRING, 2.5);
        times(lists.title() + ", beside " + SPRING, lists, SPRING, 2.5);
    }

    /** Beside a round trip on the same machine, which is a get by hand. */
    private void parts() {
        find(new Workload(Task.GET, 1, 1), Entrant.BY_HAND.name()).ifPresent(get -> {
            double roundTrip = 1e9 / get.perSecond();
            micro("find small shape, 1 shape")
                    .ifPresent(nanos ->
                            atMost("finding a known shape, as a part of a round trip", nanos / roundTrip, 0.02));
            micro("build small query, 1 shape")
                    .ifPresent(nanos -> atMost("building a query, as a part of a round trip", nanos / roundTrip, 0.1));
        });
        micro("find small shape, 1 shape")
                .ifPresent(few -> micro("find small shape, 1000 shapes")
                        .ifPresent(many -> atMost("finding a shape among 1,000 beside among 1", many / few, 1.1)));
    }

    private void ratio(Workload workload, Entrant entrant, double least) {
        find(workload, entrant.name())
                .ifPresent(measured -> atLeast(
                        workload.title() + (entrant.equals(Entrant.ONE_BY_ONE) ? ", not gathered" : "")
                                + ", beside by hand",
                        measured.ratio(),
                        least));
    }

    private void times(String name, Workload workload, String other, double least) {
        find(workload, Entrant.MILLRACE.name())
                .ifPresent(own -> find(workload, other)
                        .ifPresent(peer -> atLeast(name, own.perSecond() / peer.perSecond(), least)));
    }

    private void roundTrips(Workload workload) {
        find(workload, Entrant.MILLRACE.name())
                .ifPresent(measured -> atMost(
                        "round trips of " + workload.title(), measured.traffic().roundTrips(), 2));
    }

    /** What by hand differs from itself in this run; a few per cent at least. */
    private double noise(Workload workload) {
        return find(workload, Entrant.BY_HAND_AGAIN.name())
                .map(again -> Math.max(0.03, Math.abs(again.ratio() - 1)))
                .orElse(0.03);
    }

    private OptionalDouble worstWaiting() {
        return report.waiting().stream()
                .filter(waiting -> waiting.contender().equals(Entrant.MILLRACE.name()))
                .flatMap(gathered -> report.waiting().stream()
                        .filter(other -> other.contender().equals(Entrant.ONE_BY_ONE.name()) && isLike(other, gathered))
                        .map(other -> gathered.p99() / other.p99()))
                .mapToDouble(Double::doubleValue)
                .max();
    }

    private static boolean isLike(Waiting one, Waiting other) {
        return one.distanceMillis() == other.distanceMillis() && Double.compare(one.load(), other.load()) == 0;
    }

    private Optional<Measurement> find(Workload workload, String contender) {
        return report.find(workload.title(), 0, contender);
    }

    private Optional<Double> micro(String name) {
        return report.micro().stream()
                .filter(micro -> micro.name().equals(name))
                .map(Micro::nanos)
                .findFirst();
    }

    private void atLeast(String name, double measured, double least) {
        goals.add(new Goal(name, "at least " + figure(least), measured, measured >= least));
    }

    private void atMost(String name, double measured, double most) {
        goals.add(new Goal(name, "at most " + figure(most), measured, measured <= most));
    }

    private static String figure(double bound) {
        return bound == Math.rint(bound)
                ? String.format(Locale.ROOT, "%,.0f", bound)
                : String.format(Locale.ROOT, "%.2f", bound);
    }
}

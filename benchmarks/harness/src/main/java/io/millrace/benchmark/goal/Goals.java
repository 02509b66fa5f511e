package io.millrace.benchmark.goal;

import io.millrace.benchmark.contest.Task;
import io.millrace.benchmark.contest.Workload;
import io.millrace.benchmark.entrant.Entrant;
import io.millrace.benchmark.report.Figures;
import io.millrace.benchmark.report.Goal;
import io.millrace.benchmark.report.Measurement;
import io.millrace.benchmark.report.Micro;
import io.millrace.benchmark.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The goals for speed. What a run did not measure has no goal in it. */
public final class Goals {

    private static final String HIBERNATE = "Hibernate Reactive";
    private static final String SPRING = "Spring Data R2DBC";
    private static final String POOL = "Vert.x by hand, pool";
    private static final int TOGETHER = 16;
    private static final double FLAT = 1.05;

    private final Report report;
    private final Judge judge = new Judge();

    private Goals(Report report) {
        this.report = report;
    }

    /** The goals, beside what a run found. */
    public static List<Goal> of(Report report) {
        Goals goals = new Goals(report);
        goals.gets();
        new WaitingGoals(report, goals.judge).add();
        goals.listsAndPages();
        goals.rows();
        goals.films();
        goals.writes();
        goals.peers();
        goals.parts();
        return goals.judge.goals();
    }

    private void gets() {
        Workload one = gets(1);
        Workload some = gets(64);
        Workload many = gets(256);
        ratio(some, Entrant.ONE_BY_ONE, 0.95);
        ratio(one, Entrant.ONE_BY_ONE, 1 / 1.10);
        find(one, Entrant.MILLRACE.name()).ifPresent(get -> judge.atMost("bytes of a get", get.bytes(), 1_000));
        ratio(some, Entrant.MILLRACE, 5);
        ratio(many, Entrant.MILLRACE, 7);
        times("gathered gets, 64 in flight, beside " + HIBERNATE, some, Entrant.MILLRACE, HIBERNATE, 10);
        times("gathered gets, 256 in flight, beside " + HIBERNATE, many, Entrant.MILLRACE, HIBERNATE, 10);
        String alone = "a get alone, gathered beside not gathered";
        times(alone, one, Entrant.MILLRACE, Entrant.ONE_BY_ONE.name(), 1 - slack(one));
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
        ratio(new Workload(Task.STREAM, report.worlds(), 1), Entrant.MILLRACE, 0.9);
        ratioToBetter(new Workload(Task.ASSOCIATIONS, 100, 1), 1 / 1.15);
    }

    /** What grows with the rows, and what does not. */
    private void rows() {
        lists(10_000)
                .ifPresent(many -> lists(100).ifPresent(few -> {
                    judge.atMost(
                            "bytes of a row in a list of 10,000 beside in one of 100",
                            many.bytes() / 10_000 / (few.bytes() / 100),
                            FLAT);
                    lists(1_000)
                            .ifPresent(some -> judge.atMost(
                                    "bytes of a further row after 1,000 beside after 100",
                                    (many.bytes() - some.bytes()) / 9_000 / ((some.bytes() - few.bytes()) / 900),
                                    FLAT));
                }));
        for (int size : List.of(1, 10, 100, 1_000, 10_000)) {
            lists(size)
                    .ifPresent(list -> judge.atMost(
                            "statements of " + list.workload(), list.traffic().statements(), 1));
        }
        report.retained()
                .forEach(stream -> judge.atMost(
                        String.format(
                                Locale.ROOT,
                                "MiB in use at the end of a stream of %,d in %d MiB, beyond those after a tenth",
                                stream.rows(),
                                stream.mostMiB()),
                        stream.atEndMiB() - stream.afterTenthMiB(),
                        4));
    }

    private void films() {
        for (Workload read : List.of(
                new Workload(Task.GET_MOVIE, 1, 1),
                new Workload(Task.GET_MOVIES, 20, 1),
                new Workload(Task.GET_PERSON, 1, 1),
                new Workload(Task.GET_USER, 1, 1))) {
            ratioToBetter(read, 1 / 1.15);
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

    /** One get beside one get: peers do not gather. */
    private void peers() {
        Workload lists = new Workload(Task.LIST, 1_000, 1);
        Workload inserts = new Workload(Task.INSERT, 1_000, 1);
        String gets = gets(64).title() + ", not gathered, beside ";
        times(gets + HIBERNATE, gets(64), Entrant.ONE_BY_ONE, HIBERNATE, 1.7);
        times(lists.title() + ", beside " + HIBERNATE, lists, Entrant.MILLRACE, HIBERNATE, 5);
        times(gets + SPRING, gets(64), Entrant.ONE_BY_ONE, SPRING, 2.5);
        times(lists.title() + ", beside " + SPRING, lists, Entrant.MILLRACE, SPRING, 2.5);
        times(inserts.title() + ", beside " + HIBERNATE, inserts, Entrant.MILLRACE, HIBERNATE, 3);
        times(inserts.title() + ", beside " + SPRING, inserts, Entrant.MILLRACE, SPRING, 3);
    }

    /** Beside a round trip on the same machine, which is a get by hand. */
    private void parts() {
        find(gets(1), Entrant.BY_HAND.name()).ifPresent(get -> {
            double roundTrip = 1e9 / get.perSecond();
            micro("send small shape, 1 shape")
                    .ifPresent(sent ->
                            judge.atMost("a known shape, as a part of a round trip", sent.nanos() / roundTrip, 0.02));
            micro("build small query")
                    .ifPresent(built -> judge.atMost(
                            "building a query, as a part of a round trip", built.nanos() / roundTrip, 0.1));
        });
        micro("send small shape, 1 shape").ifPresent(few -> {
            judge.atMost("bytes of a known shape, from repo.all to the driver", few.bytes(), 300);
            micro("send small shape, 1000 shapes")
                    .ifPresent(many -> judge.atMost(
                            "a shape among 1,000 beside among 1",
                            many.nanos() / few.nanos(),
                            1.1,
                            Math.max(error(few), error(many))));
        });
        micro("cast and check ten fields")
                .ifPresent(own -> micro("check ten fields with hibernate validator")
                        .ifPresent(peer -> judge.atMost(
                                "ten fields cast and checked, beside Hibernate Validator's check",
                                own.nanos() / peer.nanos(),
                                2)));
    }

    private static double error(Micro micro) {
        return Double.isNaN(micro.error()) ? 0 : Math.min(0.1, micro.error() / micro.nanos());
    }

    private static Workload gets(int inFlight) {
        return new Workload(Task.GET, 1, inFlight);
    }

    private Optional<Measurement> lists(int size) {
        return find(new Workload(Task.LIST, size, 1), Entrant.MILLRACE.name());
    }

    private void ratio(Workload workload, Entrant entrant, double least) {
        find(workload, entrant.name())
                .ifPresent(measured -> judge.atLeast(
                        workload.title() + (entrant.equals(Entrant.ONE_BY_ONE) ? ", not gathered" : "")
                                + ", beside by hand",
                        measured.ratio(),
                        least,
                        noise(workload)));
    }

    /** Beside whichever of the two ways by hand was quicker in each round. */
    private void ratioToBetter(Workload workload, double least) {
        find(workload, Entrant.MILLRACE.name())
                .ifPresent(own -> judge.atLeast(
                        workload.title() + ", beside the better of by hand and by hand with a pool",
                        find(workload, POOL)
                                .map(pool -> betweenRounds(own, pool, 1))
                                .orElse(own.ratio()),
                        least,
                        noise(workload)));
    }

    private void times(String name, Workload workload, Entrant entrant, String other, double least) {
        find(workload, entrant.name())
                .ifPresent(own -> find(workload, other)
                        .ifPresent(peer -> judge.atLeast(name, betweenRounds(own, peer, 0), least, noise(workload))));
    }

    /** The median of the ratios that two have within each round, the second of them with at least a ratio of its own. */
    private static double betweenRounds(Measurement own, Measurement other, double atLeast) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(own.rounds().size(), other.rounds().size()); round++) {
            ratios.add(
                    own.rounds().get(round) / Math.max(atLeast, other.rounds().get(round)));
        }
        return Figures.of(ratios, Double::doubleValue).median();
    }

    private void roundTrips(Workload workload) {
        find(workload, Entrant.MILLRACE.name())
                .ifPresent(measured -> judge.atMost(
                        "round trips of " + workload.title(), measured.traffic().roundTrips(), 2));
    }

    /** What by hand differs from itself in this run. */
    private double noise(Workload workload) {
        return find(workload, Entrant.BY_HAND_AGAIN.name())
                .map(again -> Math.abs(again.ratio() - 1))
                .orElse(0.0);
    }

    /** How much slower "no slower" may look: as much as by hand beside itself, within limits. */
    private double slack(Workload workload) {
        return Math.min(0.05, Math.max(0.03, noise(workload)));
    }

    private Optional<Measurement> find(Workload workload, String contender) {
        return report.find(workload.title(), 0, contender);
    }

    private Optional<Micro> micro(String name) {
        return report.micro().stream()
                .filter(micro -> micro.name().equals(name))
                .findFirst();
    }
}

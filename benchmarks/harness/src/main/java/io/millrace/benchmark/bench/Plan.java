package io.millrace.benchmark.bench;

import io.millrace.benchmark.contest.Task;
import io.millrace.benchmark.contest.Workload;
import io.millrace.benchmark.contest.Writes;
import io.millrace.benchmark.entrant.Entrant;
import io.millrace.benchmark.run.OpenLoads;
import java.util.List;

/**
 * How long a run takes, added up beforehand: what turns last by their length, and what the rest took on a machine of two
 * processors that did nothing else.
 */
final class Plan {

    static final int[] DISTANCES = {0, 1, 20};

    private static final double MACHINES = 10;
    private static final double WORLDS_IN_A_SECOND = 25_000;
    private static final double AROUND_A_TURN = 0.002;
    private static final double AROUND_WRITING = 0.012;
    private static final double AROUND_WRITING_FILMS = 0.07;
    private static final double STATEMENT = 0.000_3;
    private static final double ROWS_STREAMED_IN_A_SECOND = 800_000;
    private static final double SLOW = 0.5;
    private static final double SLOWEST = 5;
    private static final int SLOW_ROUNDS = 3;
    private static final double COUNTED = 0.06;
    private static final double SERVERS = 15;
    private static final double HEAP = 6;

    /** JMH's programs: eight, and three of them once more with many shapes, and two that compile. */
    private static final int MICROS = 14;

    private static final double AROUND_A_MICRO = 1.5;
    private static final double COMPILING = 2.5;

    private final Request request;

    private Plan(Request request) {
        this.request = request;
    }

    /** In seconds. */
    static double seconds(Request request) {
        Plan plan = new Plan(request);
        double seconds = plan.beginning();
        for (int distance : DISTANCES) {
            seconds += plan.turns(distance);
            seconds += request.only().isEmpty() ? plan.loads() : 0;
        }
        return seconds + (request.only().isEmpty() ? plan.rest() : 0);
    }

    /** In words. */
    static String words(Request request) {
        long seconds = Math.round(seconds(request));
        return "about " + (seconds < 120 ? seconds + " seconds" : Math.round(seconds / 60.0) + " minutes");
    }

    private double beginning() {
        double worlds = request.mode().worlds() / WORLDS_IN_A_SECOND;
        double seconds = MACHINES + worlds;
        for (Workload workload : workloads(0)) {
            double writing = workload.task().writes() == Writes.NOTHING ? 0 : worlds / 100;
            for (Entrant entrant : takingPart(workload)) {
                int counted = workload.task() == Task.STREAM ? 0 : 5;
                seconds += COUNTED + writing;
                seconds += 2 * operation(entrant, workload, 0) + operation(entrant, workload, counted);
            }
        }
        return seconds;
    }

    private double turns(int distance) {
        Mode.Pace pace = request.mode().pace(distance);
        double seconds = 0;
        for (Workload workload : workloads(distance)) {
            List<Entrant> all = takingPart(workload);
            double longest = all.stream()
                    .mapToDouble(entrant -> operation(entrant, workload, distance))
                    .max()
                    .orElse(0);
            int rounds = longest > SLOW ? Math.min(SLOW_ROUNDS, pace.rounds()) : pace.rounds();
            double around = around(workload.task().writes());
            for (Entrant entrant : all) {
                double operation = operation(entrant, workload, distance);
                int turns = operation > SLOWEST ? 1 : rounds;
                seconds += around + Math.max(operation, pace.warmMillis() / 1e3);
                seconds += turns * (around + Math.max(operation, pace.turnMillis() / 1e3));
            }
        }
        return seconds;
    }

    private static double around(Writes writes) {
        return switch (writes) {
            case NOTHING -> AROUND_A_TURN;
            case FILMS -> AROUND_WRITING_FILMS;
            default -> AROUND_WRITING;
        };
    }

    private double loads() {
        int turns = OpenLoads.CAPACITY_ROUNDS
                + OpenLoads.LOADS.size()
                        * OpenLoads.TESTED.size()
                        * request.mode().loads();
        return turns * (AROUND_A_TURN + request.mode().loadMillis() / 1e3);
    }

    private double rest() {
        Mode mode = request.mode();
        double micros =
                mode.forks() * (MICROS * (AROUND_A_MICRO + mode.microSeconds()) + COMPILING * mode.iterations());
        double served = SERVERS + mode.gatling().seconds() * 1.5;
        return micros + served + HEAP + mode.worlds() / ROWS_STREAMED_IN_A_SECOND;
    }

    /** How long one operation takes somebody: its statements that wait for each other, and its rows. */
    private static double operation(Entrant entrant, Workload workload, int distance) {
        int waits = waits(entrant, workload);
        double rows = workload.task() == Task.STREAM ? workload.size() / ROWS_STREAMED_IN_A_SECOND : 0;
        return waits * (distance / 1e3 + STATEMENT) + rows;
    }

    private static int waits(Entrant entrant, Workload workload) {
        boolean oneByOne = switch (entrant.name()) {
            case "Spring Data R2DBC" ->
                workload.task() == Task.INSERT
                        || workload.task() == Task.UPDATE
                        || workload.task() == Task.UPDATES_STRICT
                        || workload.task() == Task.UPDATES_BEST;
            case "Hibernate Reactive" -> workload.task() == Task.UPSERT;
            default -> false;
        };
        return workload.task() == Task.STREAM ? 2 + workload.size() / 500 : oneByOne ? 2 + workload.size() : 2;
    }

    private List<Workload> workloads(int distance) {
        return request.chosen(request.mode().workloads(distance));
    }

    private List<Entrant> takingPart(Workload workload) {
        return request.entrants().stream()
                .filter(entrant -> Lineup.takesPart(entrant, workload.task()))
                .toList();
    }
}

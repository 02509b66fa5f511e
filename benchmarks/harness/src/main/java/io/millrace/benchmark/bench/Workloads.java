package io.millrace.benchmark.bench;

import io.millrace.benchmark.contest.Task;
import io.millrace.benchmark.contest.Workload;
import java.util.ArrayList;
import java.util.List;

/** What is done. */
final class Workloads {

    private static final int TOGETHER = 16;

    private static final List<Workload> READS_AND_WRITES = List.of(
            new Workload(Task.GET, 1, 1),
            new Workload(Task.GET, 1, 16),
            new Workload(Task.GET, 1, 64),
            new Workload(Task.GET, 1, 256),
            new Workload(Task.LIST, 1, 1),
            new Workload(Task.LIST, 10, 1),
            new Workload(Task.LIST, 100, 1),
            new Workload(Task.LIST, 1_000, 1),
            new Workload(Task.LIST, 10_000, 1),
            new Workload(Task.DB_STRICT, 1, TOGETHER),
            new Workload(Task.DB_BEST, 1, TOGETHER),
            new Workload(Task.QUERIES_STRICT, 20, TOGETHER),
            new Workload(Task.QUERIES_BEST, 20, TOGETHER),
            new Workload(Task.FORTUNES, 1, TOGETHER),
            new Workload(Task.UPDATES_STRICT, 20, TOGETHER),
            new Workload(Task.UPDATES_BEST, 20, TOGETHER),
            new Workload(Task.INSERT, 1, 1),
            new Workload(Task.INSERT, 100, 1),
            new Workload(Task.INSERT, 1_000, 1),
            new Workload(Task.UPSERT, 1_000, 1),
            new Workload(Task.UPDATE, 1_000, 1),
            new Workload(Task.TRANSACTION, 1, 1),
            new Workload(Task.ASSOCIATIONS, 100, 1),
            new Workload(Task.GET_MOVIE, 1, 1),
            new Workload(Task.GET_MOVIES, 20, 1),
            new Workload(Task.GET_PERSON, 1, 1),
            new Workload(Task.GET_USER, 1, 1),
            new Workload(Task.UPDATE_MOVIE, 1, 1),
            new Workload(Task.INSERT_USER, 1, 1),
            new Workload(Task.INSERT_MOVIE, 1, 1),
            new Workload(Task.INSERT_MOVIE_PLUS, 1, 1));

    /** What a quick run does from a distance: where round trips differ. */
    private static final List<Workload> FAR = List.of(
            new Workload(Task.GET, 1, 1),
            new Workload(Task.GET, 1, 64),
            new Workload(Task.QUERIES_BEST, 20, TOGETHER),
            new Workload(Task.UPDATES_BEST, 20, TOGETHER),
            new Workload(Task.INSERT, 100, 1),
            new Workload(Task.TRANSACTION, 1, 1),
            new Workload(Task.ASSOCIATIONS, 100, 1),
            new Workload(Task.GET_MOVIE, 1, 1),
            new Workload(Task.INSERT_MOVIE, 1, 1));

    private Workloads() {}

    /** Everything, with a stream of so many rows. */
    static List<Workload> all(int streamed) {
        return with(streamed, READS_AND_WRITES);
    }

    /** What a quick run does from a distance, with a stream of so many rows. */
    static List<Workload> far(int streamed) {
        return with(streamed, FAR);
    }

    private static List<Workload> with(int streamed, List<Workload> others) {
        List<Workload> all = new ArrayList<>(others);
        all.add(new Workload(Task.STREAM, streamed, 1));
        return List.copyOf(all);
    }
}

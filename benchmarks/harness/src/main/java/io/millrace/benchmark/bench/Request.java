package io.millrace.benchmark.bench;

import io.millrace.benchmark.contest.Workload;
import io.millrace.benchmark.entrant.Entrant;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What was asked for on the command line.
 *
 * @param mode how thorough
 * @param only parts of names of workloads; none for all
 * @param contenders parts of names of contenders; none for all. By hand takes part always
 * @param results the folder for what is found
 */
record Request(Mode mode, List<String> only, List<String> contenders, Path results) {

    private static final String USAGE = """
            ./bench --quick              everything in %s
            ./bench --full               what is published, in %s
              --only get,list            only workloads with one of these in their names
              --contenders millrace,jooq only these contenders, beside the driver by hand
              --results FOLDER           where the report goes; benchmarks/results unless told otherwise
            ./bench --profile WORKLOAD   what Millrace spends bytes and time on at a workload, by frames
            ./bench gatling              only Mesher under an open load, for a few seconds
            ./bench publish              copies the figures of the last report into the docs, between their marks
            """;

    /** What can be asked for, and how long it takes. */
    static String usage() {
        Request quick = new Request(Mode.QUICK, List.of(), List.of(), Path.of(""));
        return USAGE.formatted(Plan.words(quick), Plan.words(quick.with(Mode.FULL)));
    }

    /** Reads the command line. */
    static Request of(String[] arguments, Path home) {
        Request request = new Request(Mode.QUICK, List.of(), List.of(), home.resolve("results"));
        for (int i = 0; i < arguments.length; i++) {
            String next = i + 1 < arguments.length ? arguments[i + 1] : "";
            switch (arguments[i]) {
                case "--tiny" -> request = request.with(Mode.TINY);
                case "--quick" -> request = request.with(Mode.QUICK);
                case "--full" -> request = request.with(Mode.FULL);
                case "--only" -> {
                    request = new Request(request.mode, List.of(next.split(",")), request.contenders, request.results);
                    i++;
                }
                case "--contenders" -> {
                    request = new Request(request.mode, request.only, List.of(next.split(",")), request.results);
                    i++;
                }
                case "--results" -> {
                    request = new Request(request.mode, request.only, request.contenders, Path.of(next));
                    i++;
                }
                default -> throw new IllegalArgumentException("not understood: " + arguments[i] + "\n" + usage());
            }
        }
        return request;
    }

    List<Entrant> entrants() {
        return Entrant.ALL.stream()
                .filter(entrant -> entrant.equals(Entrant.BY_HAND)
                        || entrant.equals(Entrant.BY_HAND_AGAIN)
                        || matches(contenders, entrant.name()))
                .toList();
    }

    List<Workload> chosen(List<Workload> workloads) {
        return workloads.stream()
                .filter(workload -> matches(only, workload.title()))
                .toList();
    }

    private Request with(Mode another) {
        return new Request(another, only, contenders, results);
    }

    private static boolean matches(List<String> parts, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return parts.isEmpty() || parts.stream().anyMatch(part -> lower.contains(part.toLowerCase(Locale.ROOT)));
    }
}

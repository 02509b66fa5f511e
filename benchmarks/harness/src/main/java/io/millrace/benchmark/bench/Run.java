package io.millrace.benchmark.bench;

import io.millrace.benchmark.contest.Tables;
import io.millrace.benchmark.contest.Workload;
import io.millrace.benchmark.entrant.ClassPath;
import io.millrace.benchmark.entrant.Entrant;
import io.millrace.benchmark.entrant.Player;
import io.millrace.benchmark.goal.Goals;
import io.millrace.benchmark.place.Place;
import io.millrace.benchmark.report.Machine;
import io.millrace.benchmark.report.Measurement;
import io.millrace.benchmark.report.Micro;
import io.millrace.benchmark.report.Report;
import io.millrace.benchmark.report.Served;
import io.millrace.benchmark.report.Waiting;
import io.millrace.benchmark.run.Answers;
import io.millrace.benchmark.run.Counting;
import io.millrace.benchmark.run.Micros;
import io.millrace.benchmark.run.OpenLoads;
import io.millrace.benchmark.run.Rounds;
import io.millrace.benchmark.run.Servers;
import io.millrace.test.database.TestDatabase;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One run from the empty database to the report. */
final class Run {

    /** From here the round trips are exact. */
    private static final int COUNTING_MILLIS = 5;

    private static final int[] DISTANCES = {0, 1, 20};

    private final Request request;
    private final Path home;
    private final ClassPath classPath;
    private final Progress progress;
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private @Nullable Counting counting;

    private Run(Request request, Path home, PrintStream out) {
        this.request = request;
        this.home = home;
        this.classPath = new ClassPath(home);
        int steps = 0;
        for (int distance : DISTANCES) {
            steps += workloads(distance).size();
        }
        this.progress = new Progress(out, steps);
    }

    /** Does everything, and says meanwhile how far it is. */
    static Report of(Request request, Path home, PrintStream out) {
        return new Run(request, home, out).report();
    }

    private Report report() {
        Mode mode = request.mode();
        progress.says("Starting PostgreSQL with " + mode.worlds() + " worlds.");
        List<Player> players = new ArrayList<>();
        try (TestDatabase database = TestDatabase.create(Tables.all(mode.worlds()))) {
            Machine machine = Machine.here(String.valueOf(database.value("show server_version")));
            for (Entrant entrant : request.entrants()) {
                players.add(Player.start(entrant, classPath, home.resolve("harness/target/contenders")));
            }
            prepare(players, database);
            for (int distance : DISTANCES) {
                measure(players, database, distance);
            }
            Report report = new Report(
                    mode.name().toLowerCase(Locale.ROOT),
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                    Sources.commit(home),
                    machine,
                    versions(),
                    mode.worlds(),
                    mode.pace(0).rounds(),
                    mode.pace(0).turnMillis(),
                    measurements,
                    waiting,
                    micro(),
                    served(),
                    List.of());
            return report.with(Goals.of(report));
        } finally {
            players.forEach(Player::close);
        }
    }

    /** Compares answers and counts what is sent, which also warms everybody. */
    private void prepare(List<Player> players, TestDatabase database) {
        List<Workload> all = workloads(0);
        try (Place place = Place.at(database, COUNTING_MILLIS)) {
            open(players, place);
            progress.says(
                    "Comparing the answers of " + players.size() + " contenders at " + all.size() + " workloads.");
            Answers.compare(players, all, place);
            progress.says("They agree. Counting statements and round trips.");
            counting = Counting.of(players, all, place);
            players.forEach(Player::leave);
        }
    }

    private void measure(List<Player> players, TestDatabase database, int distance) {
        Mode mode = request.mode();
        Mode.Pace pace = mode.pace(distance);
        Rounds rounds = new Rounds(pace.rounds(), pace.warmMillis(), pace.turnMillis());
        try (Place place = Place.at(database, distance)) {
            open(players, place);
            for (Workload workload : workloads(distance)) {
                List<Measurement> measured = rounds.of(players, workload, place, Objects.requireNonNull(counting));
                measurements.addAll(measured);
                progress.measured(measured);
            }
            if (request.only().isEmpty()) {
                progress.says("Gets under an open load, " + distance + " ms away.");
                waiting.addAll(OpenLoads.of(players, place, mode.loads(), mode.loadMillis()));
            }
            players.forEach(Player::leave);
        }
    }

    private void open(List<Player> players, Place place) {
        players.forEach(player -> player.open(place.url(), request.mode().worlds()));
    }

    private List<Workload> workloads(int distance) {
        return request.chosen(request.mode().workloads(distance));
    }

    private List<Micro> micro() {
        if (!request.only().isEmpty()) {
            return List.of();
        }
        progress.says("What parts cost without a database.");
        return Micros.of(
                classPath, home.resolve("harness/target/micro"), request.mode().jmh());
    }

    private List<Served> served() {
        if (!request.only().isEmpty()) {
            return List.of();
        }
        progress.says("Mesher under an open load.");
        return Servers.of(
                classPath,
                home.resolve("harness/target/gatling"),
                request.mode().gatling());
    }

    private Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        for (Entrant entrant : request.entrants()) {
            classPath.versions(entrant.module()).forEach((library, version) -> {
                String other = versions.putIfAbsent(library, version);
                if (other != null && !other.equals(version)) {
                    versions.put(library + " (" + entrant.name() + ")", version);
                }
            });
        }
        return versions;
    }
}

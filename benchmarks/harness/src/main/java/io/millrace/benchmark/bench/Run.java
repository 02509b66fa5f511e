package io.millrace.benchmark.bench;

import io.millrace.benchmark.contest.Tables;
import io.millrace.benchmark.contest.Task;
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
import io.millrace.benchmark.report.Retained;
import io.millrace.benchmark.report.Served;
import io.millrace.benchmark.report.Waiting;
import io.millrace.benchmark.run.Answers;
import io.millrace.benchmark.run.Counting;
import io.millrace.benchmark.run.Heaps;
import io.millrace.benchmark.run.Micros;
import io.millrace.benchmark.run.Mishaps;
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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run from the empty database to the report. */
final class Run {

    /** From here the round trips are exact. */
    private static final int COUNTING_MILLIS = 5;

    private final Request request;
    private final Path home;
    private final ClassPath classPath;
    private final Progress progress;
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Retained> retained = new ArrayList<>();
    private final Mishaps mishaps;
    private final Consumer<Report> kept;
    private @Nullable Counting counting;

    private Run(Request request, Path home, PrintStream out, Consumer<Report> kept) {
        this.request = request;
        this.kept = kept;
        this.home = home;
        this.classPath = new ClassPath(home);
        int steps = 0;
        for (int distance : Plan.DISTANCES) {
            steps += workloads(distance).size();
        }
        this.progress = new Progress(out, steps);
        this.mishaps = new Mishaps(progress::says);
    }

    /**
     * Does everything, and says meanwhile how far it is.
     *
     * @param kept is given what was found so far from time to time, in case that the run does not come to its end
     */
    static Report of(Request request, Path home, PrintStream out, Consumer<Report> kept) {
        return new Run(request, home, out, kept).report();
    }

    private Report report() {
        Mode mode = request.mode();
        progress.says("This takes " + Plan.words(request) + ". Starting PostgreSQL with " + mode.worlds() + " worlds.");
        List<Player> players = new ArrayList<>();
        try (TestDatabase database = TestDatabase.create(Tables.all(mode.worlds()))) {
            Machine machine = Machine.here(String.valueOf(database.value("show server_version")));
            for (Entrant entrant : request.entrants()) {
                players.add(Player.start(entrant, classPath, home.resolve("harness/target/contenders")));
            }
            prepare(players, database);
            for (int distance : Plan.DISTANCES) {
                measure(players, database, distance);
                kept.accept(report(machine, List.of(), List.of()));
            }
            retained.addAll(retained(database));
            return report(machine, micro(), served());
        } finally {
            players.forEach(Player::close);
        }
    }

    private Report report(Machine machine, List<Micro> micro, List<Served> served) {
        Mode mode = request.mode();
        Report report = new Report(
                mode.name().toLowerCase(Locale.ROOT),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Sources.commit(home),
                machine,
                versions(),
                mode.worlds(),
                mode.pace(0).rounds(),
                mode.pace(0).turnMillis(),
                List.copyOf(measurements),
                List.copyOf(waiting),
                micro,
                served,
                List.copyOf(retained),
                List.of(),
                mishaps.texts());
        return report.with(Goals.of(report));
    }

    /** Compares answers and counts what is sent, which also warms everybody. */
    private void prepare(List<Player> players, TestDatabase database) {
        List<Workload> all = workloads(0);
        try (Place place = Place.overWire(database)) {
            List<Player> connected = open(players, place);
            progress.says(
                    "Comparing the answers of " + connected.size() + " contenders at " + all.size() + " workloads.");
            boolean agreed = Answers.compare(connected, all, place, mishaps);
            progress.says(
                    (agreed ? "They agree." : "They do not all agree.") + " Counting statements and round trips.");
            counting = Counting.of(connected, all, place, COUNTING_MILLIS, mishaps);
            leave(connected);
        }
    }

    private void measure(List<Player> players, TestDatabase database, int distance) {
        Mode mode = request.mode();
        Mode.Pace pace = mode.pace(distance);
        Rounds rounds = new Rounds(pace.rounds(), pace.warmMillis(), pace.turnMillis());
        try (Place place = Place.at(database, distance)) {
            List<Player> connected = open(players, place);
            for (Workload workload : workloads(distance)) {
                List<Measurement> measured =
                        rounds.of(connected, workload, place, Objects.requireNonNull(counting), mishaps);
                measurements.addAll(measured);
                if (!measured.isEmpty()) {
                    progress.measured(measured);
                }
            }
            if (request.only().isEmpty()) {
                String what = "Gets under an open load, " + distance + " ms away";
                progress.says(what + ".");
                waiting.addAll(
                        mishaps.orNone(what, () -> OpenLoads.of(connected, place, mode.loads(), mode.loadMillis())));
            }
            leave(connected);
        }
    }

    /** Nobody is measured without the driver by hand, which is the first. */
    private List<Player> open(List<Player> players, Place place) {
        List<Player> connected = mishaps.present(
                players, player -> player.open(place.url(), request.mode().worlds()));
        if (connected.isEmpty() || connected.get(0) != players.get(0)) {
            throw new IllegalStateException("the driver by hand does not connect: " + mishaps.texts());
        }
        return connected;
    }

    private void leave(List<Player> players) {
        mishaps.present(players, Player::leave);
    }

    private List<Workload> workloads(int distance) {
        return request.chosen(request.mode().workloads(distance));
    }

    private List<Micro> micro() {
        if (!request.only().isEmpty()) {
            return List.of();
        }
        progress.says("What parts cost without a database.");
        return mishaps.orNone(
                "what parts cost",
                () -> Micros.of(
                        classPath,
                        home.resolve("harness/target/micro"),
                        request.mode().jmh()));
    }

    private List<Served> served() {
        if (!request.only().isEmpty()) {
            return List.of();
        }
        progress.says("Mesher under an open load.");
        return mishaps.orNone(
                "Mesher under an open load",
                () -> Servers.of(
                        classPath,
                        home.resolve("harness/target/gatling"),
                        request.mode().gatling()));
    }

    private List<Retained> retained(TestDatabase database) {
        int rows = request.mode().worlds();
        if (request.chosen(List.of(new Workload(Task.STREAM, rows, 1))).isEmpty()) {
            return List.of();
        }
        progress.says("A stream of every row in next to no memory.");
        try (Place place = Place.at(database, 0)) {
            return mishaps.orNone(
                    "a stream in next to no memory",
                    () -> Heaps.of(classPath, home.resolve("harness/target/heap"), place, rows));
        }
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

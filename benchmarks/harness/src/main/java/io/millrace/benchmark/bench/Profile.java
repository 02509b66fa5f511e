package io.millrace.benchmark.bench;

import io.millrace.benchmark.contest.Tables;
import io.millrace.benchmark.contest.Workload;
import io.millrace.benchmark.entrant.ClassPath;
import io.millrace.benchmark.entrant.Entrant;
import io.millrace.benchmark.entrant.Player;
import io.millrace.benchmark.page.Frames;
import io.millrace.benchmark.place.Place;
import io.millrace.test.database.TestDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Millrace at one workload under Java's flight recorder: which frames ask for memory, and which take time. */
final class Profile {

    private static final int WARM_MILLIS = 5_000;
    private static final int MILLIS = 10_000;

    private Profile() {}

    /** Of the first workload with such words in its name. */
    static void of(String words, Path home, PrintStream out) {
        int worlds = Mode.QUICK.worlds();
        Workload workload = workload(words, home);
        Path folder = home.resolve("harness/target/profile");
        Path recording = folder.resolve("millrace.jfr");
        try (TestDatabase database = TestDatabase.create(Tables.all(worlds));
                Place place = Place.at(database, 0)) {
            Files.createDirectories(folder);
            Files.deleteIfExists(recording);
            Player player = Player.start(
                    entrant(workload),
                    new ClassPath(home),
                    folder,
                    "-Xlog:jfr+startup=off",
                    "-XX:StartFlightRecording=settings=profile,filename=" + recording);
            try {
                player.open(place.url(), worlds);
                place.execute(workload.task().writes().beforeTurn());
                player.turn(workload, WARM_MILLIS, Integer.MAX_VALUE);
                player.turn(workload, MILLIS, Integer.MAX_VALUE);
                player.leave();
                player.finish();
            } finally {
                player.close();
            }
            out.println(workload.title() + ", " + entrant(workload).name());
            out.print(Frames.of(recording));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        out.println("Recording: " + recording);
    }

    private static Entrant entrant(Workload workload) {
        return Lineup.takesPart(Entrant.MILLRACE, workload.task()) ? Entrant.MILLRACE : Entrant.ONE_BY_ONE;
    }

    private static Workload workload(String words, Path home) {
        Request request = new Request(Mode.QUICK, List.of(words), List.of(), home);
        List<Workload> chosen = request.chosen(Mode.QUICK.workloads(0));
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("no workload is called " + words);
        }
        return chosen.get(0);
    }
}

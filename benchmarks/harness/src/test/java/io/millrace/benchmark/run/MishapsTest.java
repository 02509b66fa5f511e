package io.millrace.benchmark.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmark.contest.Task;
import io.millrace.benchmark.contest.Workload;
import io.millrace.benchmark.entrant.ClassPath;
import io.millrace.benchmark.entrant.Entrant;
import io.millrace.benchmark.entrant.Player;
import io.millrace.benchmark.place.Place;
import io.millrace.benchmark.report.Measurement;
import io.millrace.test.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MishapsTest {

    private static final Workload READ = new Workload(Task.LIST, 1, 1);
    private static final Workload FAILS = new Workload(Task.INSERT, 1, 1);
    private static final Workload ENDS = new Workload(Task.UPDATE, 1, 1);
    private static final Workload DIFFERS = new Workload(Task.UPSERT, 1, 1);

    private final Mishaps mishaps = new Mishaps(text -> {});
    private final TestDatabase database = TestDatabase.create(
            "create table note (id int8 primary key); create table stock (id int4 primary key, quantity int4)");
    private final Place place = Place.at(database, 0);

    @TempDir
    Path home;

    private List<Player> players = List.of();

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(home.resolve("seat/target"));
        Files.writeString(home.resolve("seat/target/class-path"), System.getProperty("java.class.path"));
        players = List.of(player("sound"), player("brittle"));
        players.forEach(player -> player.open("nowhere", 1_000));
    }

    @AfterEach
    void stop() {
        players.forEach(Player::close);
        place.close();
        database.close();
    }

    @Test
    void whoFailsIsLeftOutOfTheWorkloadAndTakesPartInTheNext() {
        assertThat(measured(FAILS)).containsExactly("sound");
        assertThat(measured(READ)).containsExactly("sound", "brittle");
        assertThat(mishaps.texts())
                .singleElement()
                .asString()
                .startsWith("insert 1, 0 ms away: brittle on \"turn INSERT 1 1 1 2147483647\": failed ")
                .contains("no room");
    }

    @Test
    void whoseMachineEndsIsStartedAgain() {
        assertThat(measured(ENDS)).containsExactly("sound");
        assertThat(measured(READ)).containsExactly("sound", "brittle");
        assertThat(mishaps.texts()).singleElement().asString().contains("it ended, or did not answer");
    }

    @Test
    void whoAnswersOtherwiseIsNotTimed() {
        assertThat(Answers.compare(players, List.of(READ, DIFFERS), place, mishaps))
                .isFalse();

        assertThat(measured(DIFFERS)).containsExactly("sound");
        assertThat(measured(READ)).containsExactly("sound", "brittle");
        assertThat(mishaps.texts())
                .singleElement()
                .asString()
                .startsWith("upsert 1, a different answer\n  an answer #")
                .contains("brittle: another #");
    }

    @Test
    void nobodyIsMeasuredWhereTheFirstFails() {
        List<Player> turned = List.of(players.get(1), players.get(0));

        assertThat(measured(turned, FAILS)).isEmpty();
        assertThat(measured(turned, READ)).containsExactly("brittle", "sound");
    }

    @Test
    void aPartThatFailsIsNothing() {
        List<String> nothing = mishaps.orNone("a part", () -> {
            throw new IllegalStateException("it did not start");
        });

        assertThat(nothing).isEmpty();
        assertThat(mishaps.texts()).containsExactly("a part: it did not start");
    }

    private List<String> measured(Workload workload) {
        return measured(players, workload);
    }

    private List<String> measured(List<Player> all, Workload workload) {
        Counting none = Counting.of(all, List.of(), place, 0, mishaps);
        return new Rounds(2, 1, 1)
                .of(all, workload, place, none, mishaps).stream()
                        .map(Measurement::contender)
                        .toList();
    }

    private Player player(String name) {
        Entrant entrant = new Entrant(name, "seat", BrittleSeat.class.getName(), name);
        return Player.start(entrant, new ClassPath(home), home.resolve("logs"));
    }
}

package io.millrace.benchmark.run;

import io.millrace.benchmark.contest.Workload;
import io.millrace.benchmark.contest.Writes;
import io.millrace.benchmark.entrant.Player;
import io.millrace.benchmark.place.Place;
import java.util.ArrayList;
import java.util.List;

/** Compares what contenders answer, and what they leave behind in the tables. Nothing is timed before they agree. */
public final class Answers {

    private Answers() {}

    /**
     * Asks everybody everything.
     *
     * @throws IllegalStateException if somebody answers otherwise than the first; the message has all differences
     */
    public static void compare(List<Player> players, List<Workload> workloads, Place place) {
        List<String> differences = new ArrayList<>();
        for (Workload workload : workloads) {
            String expected = answer(players.get(0), workload, place);
            for (Player player : players.subList(1, players.size())) {
                if (player.offers(workload)) {
                    String answer = answer(player, workload, place);
                    if (!answer.equals(expected)) {
                        differences.add(workload.title() + "\n  " + expected + "\n  "
                                + player.entrant().name() + ": " + answer);
                    }
                }
            }
        }
        if (!differences.isEmpty()) {
            throw new IllegalStateException(
                    "the contenders give different answers:\n" + String.join("\n", differences));
        }
    }

    private static String answer(Player player, Workload workload, Place place) {
        Writes writes = workload.task().writes();
        place.execute(writes.beforeAnswer());
        String answer = player.answer(workload);
        return answer + " " + place.value(writes.state());
    }
}

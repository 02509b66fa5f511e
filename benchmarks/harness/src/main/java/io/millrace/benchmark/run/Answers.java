package io.millrace.benchmark.run;

import io.millrace.benchmark.contest.Workload;
import io.millrace.benchmark.contest.Writes;
import io.millrace.benchmark.entrant.Player;
import io.millrace.benchmark.place.Place;
import java.util.List;

/**
 * Compares what contenders answer with as many operations started in one go as are in flight later, and what they leave
 * behind in the tables. Who answers otherwise than the first is not timed.
 */
public final class Answers {

    private Answers() {}

    /** Asks everybody everything; whether they agree. */
    public static boolean compare(List<Player> players, List<Workload> workloads, Place place, Mishaps mishaps) {
        boolean agreed = true;
        for (Workload workload : workloads) {
            String expected = "";
            for (Player player : players) {
                if (mishaps.takesPart(player, workload)) {
                    String answer = answer(player, workload, place, mishaps);
                    if (player == players.get(0)) {
                        expected = answer;
                    } else if (!answer.isEmpty() && !answer.equals(expected)) {
                        agreed = false;
                        mishaps.leaveOut(
                                player,
                                workload,
                                workload.title() + ", a different answer\n  " + expected + "\n  "
                                        + player.entrant().name() + ": " + answer);
                    }
                    agreed &= !answer.isEmpty();
                }
            }
        }
        return agreed;
    }

    /** Empty where there is none, and then there will be none later. */
    private static String answer(Player player, Workload workload, Place place, Mishaps mishaps) {
        Writes writes = workload.task().writes();
        StringBuilder answer = new StringBuilder();
        boolean given = mishaps.survives(player, "the answer of " + workload.title(), () -> {
            place.execute(writes.beforeAnswer());
            answer.append(player.answer(workload)).append(' ').append(place.value(writes.state()));
        });
        if (!given) {
            mishaps.leaveOut(player, workload, player.entrant().name() + " is left out of " + workload.title());
        }
        return given ? answer.toString() : "";
    }
}

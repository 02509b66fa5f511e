package io.millrace.benchmark.run;

import io.millrace.benchmark.contest.Workload;
import io.millrace.benchmark.entrant.Player;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What goes wrong in a run. It costs what it is about and nothing else: everything that can be measured is. */
public final class Mishaps {

    private final List<String> texts = new ArrayList<>();
    private final Set<String> out = new HashSet<>();
    private final Consumer<String> heard;

    /** None yet; each is told at once. */
    public Mishaps(Consumer<String> heard) {
        this.heard = heard;
    }

    /** All of them, in their order. */
    public List<String> texts() {
        return List.copyOf(texts);
    }

    /** Does something, which is nothing where it fails. */
    public <T> List<T> orNone(String what, Supplier<List<T>> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            add(what + ": " + reason(failure));
            return List.of();
        }
    }

    /** Has a contender do something; one that fails is started again. Whether it succeeded. */
    boolean survives(Player player, String what, Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException failure) {
            add(what + ": " + reason(failure));
            startAgain(player);
            return false;
        }
    }

    /** Has everybody do something, started again where that fails, and says who is there after it. */
    public List<Player> present(List<Player> players, Consumer<Player> work) {
        return players.stream()
                .filter(player -> {
                    try {
                        work.accept(player);
                        return true;
                    } catch (RuntimeException failure) {
                        add(player.entrant().name() + ": " + reason(failure));
                        return startAgain(player);
                    }
                })
                .toList();
    }

    /** Leaves a contender out of a workload: what it answers is something else. */
    void leaveOut(Player player, Workload workload, String why) {
        out.add(key(player, workload));
        add(why);
    }

    /** Whether a contender takes part in a workload: it does such a thing, and was not left out. */
    boolean takesPart(Player player, Workload workload) {
        if (out.contains(key(player, workload))) {
            return false;
        }
        try {
            return player.offers(workload);
        } catch (RuntimeException failure) {
            add(workload.title() + ": " + reason(failure));
            startAgain(player);
            return false;
        }
    }

    private boolean startAgain(Player player) {
        try {
            player.startAgain();
            return true;
        } catch (RuntimeException failure) {
            add(player.entrant().name() + " does not come back: " + reason(failure));
            return false;
        }
    }

    private void add(String text) {
        texts.add(text);
        heard.accept("FAILED: " + text);
    }

    private static String key(Player player, Workload workload) {
        return player.entrant().name() + ": " + workload;
    }

    private static String reason(RuntimeException failure) {
        return String.valueOf(failure.getMessage());
    }
}

package io.millrace.benchmark.entrant;

import io.millrace.benchmark.contest.Latency;
import io.millrace.benchmark.contest.Turn;
import io.millrace.benchmark.contest.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A contender's Java machine, told what to do a line at a time. One that ends, or that does not answer for minutes, can be
 * started again.
 */
public final class Player implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 150;

    private final Entrant entrant;
    private final List<String> command;
    private final Path log;
    private Machine machine;
    private String opened = "";

    private Player(Entrant entrant, List<String> command, Path log) {
        this.entrant = entrant;
        this.command = command;
        this.log = log;
        this.machine = Machine.start(command, log);
    }

    /** Starts the machine. What it logs goes into a file of the folder. */
    public static Player start(Entrant entrant, ClassPath classPath, Path logs, String... options) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xms512m",
                "-Xmx512m",
                "-XX:+UseParallelGC",
                "-Duser.timezone=UTC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
        command.addAll(List.of(options));
        forget(log(entrant, logs));
        command.addAll(List.of("-cp", classPath.of(entrant.module()), entrant.program(), entrant.argument()));
        return new Player(entrant, command, log(entrant, logs));
    }

    private static Path log(Entrant entrant, Path logs) {
        return logs.resolve(entrant.fileName() + ".log");
    }

    private static void forget(Path log) {
        try {
            Files.deleteIfExists(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Who it is. */
    public Entrant entrant() {
        return entrant;
    }

    /** Connects it to a database with so many worlds. */
    public void open(String url, int worlds) {
        opened = "open " + url + " " + worlds;
        order(opened);
    }

    /** Begins anew with a machine that is not warm, connected as the one before was. */
    public void startAgain() {
        machine.end();
        machine = Machine.start(command, log);
        if (!opened.isEmpty()) {
            order(opened);
        }
    }

    /** Whether it does such a thing at all. */
    public boolean offers(Workload workload) {
        return Boolean.parseBoolean(order("offers " + what(workload)));
    }

    /** What it answers, as one line. */
    public String answer(Workload workload) {
        return order("answer " + what(workload) + " " + workload.inFlight());
    }

    /** Its turn: for so long, and no more than so many operations. */
    public Turn turn(Workload workload, long millis, int operations) {
        String[] figures = order("turn " + what(workload) + " " + workload.inFlight() + " " + millis + " " + operations)
                .split(" ", -1);
        return new Turn(Integer.parseInt(figures[0]), Long.parseLong(figures[1]), Long.parseLong(figures[2]));
    }

    /** How long operations take that are due at a rate. */
    public Latency load(Workload workload, double perSecond, long millis) {
        String[] figures =
                order("load " + what(workload) + " " + perSecond + " " + millis).split(" ", -1);
        return new Latency(
                Long.parseLong(figures[0]),
                Double.parseDouble(figures[1]),
                Double.parseDouble(figures[2]),
                Double.parseDouble(figures[3]),
                Double.parseDouble(figures[4]));
    }

    /** Disconnects it; it stays warm. */
    public void leave() {
        opened = "";
        order("close");
    }

    /** Ends the machine, when it has done what it does at its end. */
    public void finish() {
        machine.finish();
    }

    /** Ends the machine. */
    @Override
    public void close() {
        machine.end();
    }

    private static String what(Workload workload) {
        return workload.task().name() + " " + workload.size();
    }

    private String order(String order) {
        String answer = machine.order(order, PATIENCE_SECONDS);
        if (answer == null || answer.startsWith("failed ")) {
            throw new IllegalStateException(entrant.name() + " on \"" + order + "\": "
                    + (answer == null ? "it ended, or did not answer" : answer) + "; more in " + log);
        }
        return answer;
    }
}

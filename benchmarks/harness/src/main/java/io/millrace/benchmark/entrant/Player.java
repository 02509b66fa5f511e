package io.millrace.benchmark.entrant;

import io.millrace.benchmark.contest.Latency;
import io.millrace.benchmark.contest.Turn;
import io.millrace.benchmark.contest.Workload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A contender's Java machine, told what to do a line at a time. */
public final class Player implements AutoCloseable {

    private final Entrant entrant;
    private final Process process;
    private final PrintWriter orders;
    private final BufferedReader answers;
    private final Path log;

    private Player(Entrant entrant, Process process, Path log) {
        this.entrant = entrant;
        this.process = process;
        this.log = log;
        this.orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts the machine. What it logs goes into a file of the folder. */
    public static Player start(Entrant entrant, ClassPath classPath, Path logs) {
        Path log = logs.resolve(entrant.fileName() + ".log");
        List<String> command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xms512m",
                "-Xmx512m",
                "-XX:+UseParallelGC",
                "-Duser.timezone=UTC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                classPath.of(entrant.module()),
                entrant.program(),
                entrant.argument());
        try {
            Files.createDirectories(logs);
            Process process =
                    new ProcessBuilder(command).redirectError(log.toFile()).start();
            return new Player(entrant, process, log);
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
        order("open " + url + " " + worlds);
    }

    /** Whether it does such a thing at all. */
    public boolean offers(Workload workload) {
        return Boolean.parseBoolean(order("offers " + what(workload)));
    }

    /** What it answers, as one line. */
    public String answer(Workload workload) {
        return order("answer " + what(workload));
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
        order("close");
    }

    /** Ends the machine. */
    @Override
    public void close() {
        orders.close();
        process.destroy();
    }

    private static String what(Workload workload) {
        return workload.task().name() + " " + workload.size();
    }

    private String order(String order) {
        orders.println(order);
        try {
            String answer = answers.readLine();
            if (answer == null || answer.startsWith("failed ")) {
                throw new IllegalStateException(entrant.name() + " on \"" + order + "\": "
                        + (answer == null ? "it ended" : answer) + "; more in " + log);
            }
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

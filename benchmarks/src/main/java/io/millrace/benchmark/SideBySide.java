package io.millrace.benchmark;

import io.millrace.test.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;

/**
 * Runs the point read and the list beside the same by hand, and the checks of a changeset beside those of a bean, in
 * turns, and prints a table of the ratios. It starts its own
 * database on loopback, takes a minute or two, and ends.
 */
public final class SideBySide {

    private static final String BEGIN = "<!-- measured -->";
    private static final String END = "<!-- /measured -->";

    private SideBySide() {}

    /** Takes a page to write the table into, between its marks; none is needed. */
    public static void main(String[] arguments) throws IOException {
        String table;
        try (TestDatabase database = TestDatabase.create(Worlds.SCRIPT + ";" + Readings.SCRIPT);
                Contender byHand = new ByHand(database.url());
                Contender millrace = WithMillrace.gathering(database.url());
                Contender oneByOne = WithMillrace.oneByOne(database.url())) {
            if (!byHand.list(Worlds.ROWS).equals(millrace.list(Worlds.ROWS))
                    || !byHand.inserted(100).equals(millrace.inserted(100))) {
                throw new IllegalStateException("the contenders give different answers");
            }
            table = heading(database) + together(byHand, millrace) + alone(byHand, oneByOne) + Checks.table();
        }
        System.out.print(table);
        if (arguments.length > 0) {
            put(table, Path.of(arguments[0]));
        }
    }

    private static String together(Contender byHand, Contender millrace) {
        return lines(
                byHand,
                millrace,
                gets("get, one after the other", 2_000, 1),
                gets("get, 64 in flight", 15_000, 64),
                gets("get, 256 in flight", 15_000, 256));
    }

    private static String alone(Contender byHand, Contender millrace) {
        return lines(
                byHand,
                millrace,
                gets("get, not gathered, one after the other", 2_000, 1),
                gets("get, not gathered, 64 in flight", 15_000, 64),
                gets("get, not gathered, 256 in flight", 15_000, 256),
                lists(1, 2_000),
                lists(100, 1_000),
                lists(1_000, 150),
                lists(10_000, 20),
                inserts(1_000, 40));
    }

    private static String lines(Contender byHand, Contender millrace, Contest... contests) {
        StringBuilder lines = new StringBuilder(512);
        for (Contest contest : contests) {
            lines.append(contest.run(byHand, millrace)).append('\n');
        }
        return lines.toString();
    }

    private static Contest gets(String name, int total, int inFlight) {
        return new Contest(name, total, contender -> contender.gets(total, inFlight));
    }

    private static Contest lists(int rows, int total) {
        return new Contest("list of " + rows, total, contender -> contender.lists(total, rows));
    }

    private static Contest inserts(int rows, int total) {
        return new Contest("insert of " + rows, total, contender -> contender.inserts(total, rows));
    }

    private static String heading(TestDatabase database) {
        return "Measured on " + LocalDate.now(Clock.systemUTC()) + ": "
                + Runtime.getRuntime().availableProcessors() + " processors ("
                + System.getProperty("os.arch") + "), Java " + System.getProperty("java.version") + ", PostgreSQL "
                + database.value("show server_version") + " on the same machine.\n\n"
                + "| what | by hand, in a second | Millrace, in a second | ratio | by hand to itself"
                + " | bytes by hand | bytes with Millrace |\n"
                + "|---|---:|---:|---:|---:|---:|---:|\n";
    }

    private static void put(String table, Path page) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("the page has no place for the table: " + BEGIN + " … " + END);
        }
        Files.writeString(page, text.substring(0, begin + BEGIN.length()) + "\n" + table + text.substring(end));
    }
}

package io.millrace.benchmark;

/** The table that is read, and the keys that are asked for: the same for every contender. */
final class Worlds {

    static final int ROWS = 10_000;

    static final String SCRIPT = "create table world (id int4 primary key, randomnumber int4 not null);"
            + "insert into world select i, i * 31 % 10000 from generate_series(1, " + ROWS + ") i;"
            + "analyze world";

    private static final long STEP = 7_919;

    private Worlds() {}

    /** Looks drawn at random. */
    static int key(int number) {
        return (int) (number * STEP % ROWS) + 1;
    }
}

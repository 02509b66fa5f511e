package io.millrace.benchmark.millrace;

/** The table that these tests read. */
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

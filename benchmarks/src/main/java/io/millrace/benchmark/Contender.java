package io.millrace.benchmark;

import java.util.List;

/** One way to read the table of worlds. What it does is done when a method returns. */
interface Contender extends AutoCloseable {

    /** Reads so many rows by key, with so many of the reads in flight at a time. */
    void gets(int total, int inFlight);

    /** Reads the list of the first rows so many times, one after the other. */
    void lists(int total, int rows);

    /** The list of the first rows. */
    List<World> list(int rows);

    /** Inserts so many rows at a time, so many times, one after the other, into an empty table, and reads them back. */
    void inserts(int total, int rows);

    /** Such rows as they come back. */
    List<Reading> inserted(int rows);

    @Override
    void close();
}

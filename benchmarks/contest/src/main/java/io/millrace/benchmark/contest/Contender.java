package io.millrace.benchmark.contest;

import org.jspecify.annotations.Nullable;

/** One way to reach the database, connected. */
public interface Contender extends AutoCloseable {

    /** How it does a task at a size; null where its users would not do that with it. */
    @Nullable Work work(Task task, int size);

    @Override
    void close();

    /** Connects a contender. */
    @FunctionalInterface
    interface Entry {

        /**
         * Connects.
         *
         * @param url {@code postgresql://user@host:port/database}
         */
        Contender open(String url);
    }
}

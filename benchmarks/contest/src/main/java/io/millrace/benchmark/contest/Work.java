package io.millrace.benchmark.contest;

/** How a contender does a task at a size. */
@FunctionalInterface
public interface Work {

    /**
     * Starts one operation and comes back at once.
     *
     * @param number which operation of the turn it is: keys and values follow from it, the same for every contender
     * @param done is told, once, on any thread
     */
    void start(int number, Done done);
}

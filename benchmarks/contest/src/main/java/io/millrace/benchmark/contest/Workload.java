package io.millrace.benchmark.contest;

/**
 * A task at a size, with a number of operations in flight.
 *
 * @param task what is done
 * @param size rows, keys or parents of one operation
 * @param inFlight how many operations are under way at a time
 */
public record Workload(Task task, int size, int inFlight) {

    /** What it is called: {@code get, 64 in flight}. */
    public String title() {
        String title = task.title(size);
        return task == Task.GET ? title + ", " + inFlight + " in flight" : title;
    }
}

package io.millrace.migrate.lint;

import java.util.List;

/**
 * How large a table is, and how busy.
 *
 * @param rows about how many rows it has, with its partitions
 * @param bytes about how much room it takes with its indexes
 * @param writes rows that were written in a second, on average since the server began to count
 * @param partitions how many partitions it has, with theirs
 * @param holders transactions that have a lock on it now and were begun a second ago or longer, a line for each
 * @param keeper the extension that looks after its partitions or shards, or empty
 */
public record Load(double rows, long bytes, double writes, int partitions, List<String> holders, String keeper) {

    /** A table that is empty and at rest. */
    public static final Load NONE = new Load(0, 0, 0, 0, List.of(), "");

    /** Copies the list. */
    public Load {
        holders = List.copyOf(holders);
    }
}

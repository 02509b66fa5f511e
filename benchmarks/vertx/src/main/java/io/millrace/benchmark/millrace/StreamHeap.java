package io.millrace.benchmark.millrace;

import static io.millrace.benchmark.millrace.WorldTable.WORLD;
import static io.millrace.query.Query.from;

import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/**
 * Streams every world in a Java machine that is given little memory, and says how many there were and what was in use
 * after a tenth of them and at the last one, in bytes, garbage collected.
 */
public final class StreamHeap {

    private static final int PARTS = 10;

    private final long expected;
    private long rows;
    private long afterTenth;
    private long atEnd;

    private StreamHeap(long expected) {
        this.expected = expected;
    }

    /** Takes where the database is and how many worlds it has. */
    public static void main(String[] arguments) {
        StreamHeap heap = new StreamHeap(Long.parseLong(arguments[1]));
        Repo repo = Repo.open(RepoOptions.url(arguments[0]).withConnections(2, 1));
        try {
            repo.stream(from(WORLD)).doOnNext(heap::arrived).blockLast();
        } finally {
            repo.close().block();
        }
        if (heap.rows != heap.expected) {
            throw new IllegalStateException(heap.rows + " rows came, not " + heap.expected);
        }
        new PrintStream(System.out, true, StandardCharsets.UTF_8)
                .println(heap.rows + " " + heap.afterTenth + " " + heap.atEnd);
    }

    private void arrived(World world) {
        rows++;
        if (rows == expected / PARTS) {
            afterTenth = used();
        }
        if (rows == expected) {
            atEnd = used();
        }
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}

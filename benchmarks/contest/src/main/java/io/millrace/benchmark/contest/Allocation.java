package io.millrace.benchmark.contest;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much memory is asked for, whether or not it lives: by every thread of this Java machine. */
public final class Allocation {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /** The bytes that all threads asked for while the work was done; a thread that ended meanwhile is left out. */
    public static long during(Runnable work) {
        long[] ids = THREADS.getAllThreadIds();
        long[] before = THREADS.getThreadAllocatedBytes(ids);
        work.run();
        long[] after = THREADS.getThreadAllocatedBytes(ids);
        long bytes = 0;
        for (int i = 0; i < ids.length; i++) {
            if (before[i] >= 0 && after[i] >= 0) {
                bytes += after[i] - before[i];
            }
        }
        return bytes;
    }
}

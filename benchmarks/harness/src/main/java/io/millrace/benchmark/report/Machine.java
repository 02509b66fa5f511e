package io.millrace.benchmark.report;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What it was measured on.
 *
 * @param processors how many
 * @param architecture of which kind
 * @param memoryMiB how much memory
 * @param system the operating system
 * @param java the version of Java
 * @param postgres the version of the server, on the same machine
 * @param loadBefore how busy the machine was with other things before the run: processes that wanted a processor
 */
public record Machine(
        int processors,
        String architecture,
        long memoryMiB,
        String system,
        String java,
        String postgres,
        double loadBefore) {

    /** This one. */
    public static Machine here(String postgres) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                system.getAvailableProcessors(),
                system.getArch(),
                system.getTotalMemorySize() >> 20,
                system.getName() + " " + system.getVersion(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
                postgres,
                system.getSystemLoadAverage());
    }
}

package io.millrace.benchmark.millrace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.benchmark.contest.Tables;
import io.millrace.test.database.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stream of a million rows needs no more memory at its end than after a tenth of it, and has 64 MiB in all. */
@Tag("slow")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class StreamHeapTest {

    private static final int ROWS = 1_000_000;
    private static final double MIB = 1 << 20;

    @Test
    void aMillionRowsFitIntoSixtyFourMebibytes() throws IOException, InterruptedException {
        try (TestDatabase database = TestDatabase.create(Tables.script(ROWS))) {
            Process stream = new ProcessBuilder(List.of(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-Xmx64m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            StreamHeap.class.getName(),
                            database.url(),
                            Integer.toString(ROWS)))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String said = new String(stream.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

            assertThat(stream.waitFor()).as("exit code").isZero();
            String[] figures = said.split(" ", -1);
            assertThat(figures).hasSize(3).startsWith(Integer.toString(ROWS));
            double afterTenth = Long.parseLong(figures[1]) / MIB;
            double atEnd = Long.parseLong(figures[2]) / MIB;
            assertThat(afterTenth).as("MiB after a tenth").isBetween(1.0, 48.0);
            assertThat(atEnd).as("MiB at the end").isCloseTo(afterTenth, within(4.0));
        }
    }
}

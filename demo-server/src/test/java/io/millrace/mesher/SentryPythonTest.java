package io.millrace.mesher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sentry's own SDK for Python sends, by the lines that are printed. It is not fetched: it runs where Python has it. */
@Timeout(180)
class SentryPythonTest {

    @TempDir
    private Path folder;

    @Test
    void thePrintedLinesSendTheFirstError() throws Exception {
        String python = withTheSdk();
        assumeTrue(
                !python.isEmpty(),
                "NOT RUN: Sentry's SDK for Python was not tried, since python3 does not import sentry_sdk;"
                        + " pip install sentry-sdk, or on Debian: apt-get install python3-sentry-sdk");
        try (TestMesher mesher = TestMesher.start()) {
            Path pasted = Files.writeString(folder.resolve("pasted.py"), mesher.printed("Python, with sentry-sdk"));

            assertThat(run(List.of(python, pasted.toString())))
                    .as(Files.readString(folder.resolve("said")))
                    .isZero();
            assertThat(mesher.database().column("select message from events"))
                    .containsExactly("RuntimeError: Hello, Mesher");
            assertThat(mesher.value("select platform from events")).isEqualTo("python");
        }
    }

    /** The first Python that has it, the system's own among them; empty where none has. */
    private String withTheSdk() throws InterruptedException {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            if (run(List.of(python, "-c", "import sentry_sdk")) == 0) {
                return python;
            }
        }
        return "";
    }

    /** The exit status of a program; of one that is not there, another than 0. */
    private int run(List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said").toFile())
                    .start();
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } catch (IOException absent) {
            return 127;
        }
    }
}

package io.millrace.benchmark.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FramesTest {

    private static final int PIECES = 2_000;

    @TempDir
    Path folder;

    @Test
    void namesTheFrameThatAsksForMemory() throws IOException {
        Path file = folder.resolve("some.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ObjectAllocationSample").with("throttle", "1000/s");
            recording.start();
            assertThat(fill()).hasSize(100);
            recording.stop();
            recording.dump(file);
        }

        String frames = Frames.of(file);

        assertThat(frames).contains("Memory is asked for by\n", "Time is taken by\n");
        assertThat(frames.lines().filter(line -> line.contains("% ")).findFirst())
                .hasValueSatisfying(first -> assertThat(first).endsWith(FramesTest.class.getName() + ".fill"));
    }

    private static List<byte[]> fill() {
        List<byte[]> last = new ArrayList<>();
        for (int i = 0; i < PIECES; i++) {
            if (last.size() == 100) {
                last.remove(0);
            }
            last.add(new byte[100_000]);
        }
        return last;
    }
}

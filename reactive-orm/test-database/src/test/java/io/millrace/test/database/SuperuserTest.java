package io.millrace.test.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuperuserTest {

    /** What the server's start needs of a machine; the way into a user namespace is not among it. */
    private static final List<String> PROGRAMS = List.of("sh", "id", "su", "uname", "cat", "sed", "grep", "tr");

    @TempDir
    Path programs;

    @Test
    void theServerStartsWhereUserNamespacesAreForbiddenRootOrNot() throws Exception {
        for (String program : PROGRAMS) {
            link(program);
        }

        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Question.class.getName());
        command.environment().put("PATH", programs.toString());
        Process process = command.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).contains("answered 42");
        assertThat(process.waitFor()).isZero();
    }

    private void link(String program) throws IOException {
        Path found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (found != null) {
            Files.createSymbolicLink(programs.resolve(program), found);
        }
    }

    /** The program that the other JVM runs. */
    static final class Question {

        private Question() {}

        public static void main(String[] arguments) {
            try (TestDatabase database = TestDatabase.create()) {
                System.out.println("answered " + database.value("select 6 * 7"));
            }
        }
    }
}

package io.millrace.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.test.database.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar that holds all it needs, as somebody runs it who has only that; after {@code mvnw package}. */
@Tag("packaged")
@Timeout(120)
class RunnableJarTest {

    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void itRunsByItself() throws Exception {
        Files.writeString(folder.resolve("1_create_users.sql"), "create table users (id int8 primary key)");

        assertThat(run("status", "--json", "--exit-code")).isEqualTo(new Ended(2, "[{\"state\":\"down\"}]"));
        assertThat(run("up")).extracting(Ended::code).isEqualTo(0);
        assertThat(run("status", "--json", "--exit-code")).isEqualTo(new Ended(0, "[{\"state\":\"up\"}]"));
        assertThat(database.value("select to_regclass('users') is not null")).isEqualTo("t");
        assertThat(run("nothing")).extracting(Ended::code).isEqualTo(64);
    }

    /** How it ended, and what states of migrations it printed. */
    private record Ended(int code, String printed) {}

    private Ended run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(false)
                .redirectError(folder.resolve("errors").toFile());
        builder.environment().put("DATABASE_URL", database.url());
        builder.environment().put("MILLRACE_MIGRATIONS", folder.toString());
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(printed + Files.readString(folder.resolve("errors"))).doesNotContain("\u001b");
        int code = process.waitFor();
        return new Ended(code, List.of(arguments).contains("--json") ? states(printed) : "");
    }

    private static String states(String json) throws IOException {
        StringBuilder states = new StringBuilder("[");
        new ObjectMapper()
                .readTree(json)
                .forEach(one ->
                        states.append("{\"state\":").append(one.get("state")).append('}'));
        return states.append(']').toString();
    }

    private static String jar() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target").toAbsolutePath())) {
            return built.map(Path::toString)
                    .filter(name -> name.endsWith("-all.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no jar: run mvnw package before"));
        }
    }
}

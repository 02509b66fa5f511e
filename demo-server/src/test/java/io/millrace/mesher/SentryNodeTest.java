package io.millrace.mesher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sentry's own SDK for Node sends, from a program of its own. It is fetched once, in the versions of its lock file. */
@Timeout(300)
class SentryNodeTest {

    private static final Path PROGRAM = Path.of("src/test/node").toAbsolutePath();
    private static final Path FOLDER = Path.of("target/node").toAbsolutePath();

    @Test
    void anErrorArrivesWithItsStackTrace() throws Exception {
        fetch();
        try (TestMesher mesher = TestMesher.start()) {
            Ended shop = run(Map.of("DSN", mesher.dsn()), "node", "shop.js");
            assertThat(shop.status()).as(shop.output()).isZero();
            String id = shop.output().strip();

            TestMesher.Reply reply = mesher.get("/api/v1/events/" + id);
            assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
            JsonNode event = reply.body().path("event");
            assertThat(event.path("id").asText()).isEqualTo(id);
            assertThat(event.path("message").asText()).isEqualTo("PaymentDeclined: order 17 was declined");
            assertThat(event.path("level").asText()).isEqualTo("error");
            assertThat(event.path("platform").asText()).isEqualTo("node");
            assertThat(event.path("sdk_name").asText()).isEqualTo("sentry.javascript.node");
            assertThat(event.path("sdk_version").asText()).isEqualTo("11.12.0");
            assertThat(event.path("environment").asText()).isEqualTo("production");
            assertThat(event.path("release").asText()).isEqualTo("shop@2.0.0");
            assertThat(event.path("server_name").asText()).isEqualTo("node-1");
            assertThat(event.path("tags").path("region").asText()).isEqualTo("eu");
            assertThat(event.path("user").path("email").asText()).isEqualTo("ann@example.org");
            assertThat(event.path("breadcrumbs").findValuesAsText("message")).contains("opened the cart");
            JsonNode exception = event.path("exceptions").path(0);
            assertThat(exception.path("type_name").asText()).isEqualTo("PaymentDeclined");
            assertThat(exception.path("value").asText()).isEqualTo("order 17 was declined");
            JsonNode frames = exception.path("stacktrace");
            JsonNode thrower = frames.path(frames.size() - 1);
            assertThat(thrower.path("function_name").asText()).isEqualTo("charge");
            assertThat(thrower.path("filename").asText()).endsWith("shop.js");
            assertThat(thrower.path("lineno").asInt()).isEqualTo(14);
            assertThat(thrower.path("context_line").asText()).contains("throw new PaymentDeclined");
            assertThat(thrower.path("in_app").asBoolean()).isTrue();
        }
    }

    @Test
    void thePrintedLinesSendTheFirstError() throws Exception {
        fetch();
        try (TestMesher mesher = TestMesher.start()) {
            Files.writeString(FOLDER.resolve("pasted.js"), mesher.printed("Node, with @sentry/node"));

            Ended pasted = run(Map.of(), "node", "pasted.js");

            assertThat(pasted.status()).as(pasted.output()).isZero();
            assertThat(mesher.database().column("select message from events")).containsExactly("Error: Hello, Mesher");
            assertThat(mesher.value("select platform from events")).isEqualTo("node");
        }
    }

    /** What ran before with the same lock file is there already. */
    private static void fetch() throws Exception {
        Files.createDirectories(FOLDER);
        Path lock = FOLDER.resolve("package-lock.json");
        Path done = FOLDER.resolve("fetched.txt");
        String wanted = Files.readString(PROGRAM.resolve("package-lock.json"));
        copy("shop.js");
        if (Files.exists(done) && Files.readString(done).equals(wanted)) {
            assumeTrue(isThere("node"), "NOT RUN: there is no node on the PATH");
            return;
        }
        assumeTrue(
                isThere("node") && isThere("npm"),
                "NOT RUN: Sentry's SDK for Node was not tried, since node and npm are not on the PATH");
        copy("package.json");
        Files.writeString(lock, wanted);
        Ended fetched = run(Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        boolean away = fetched.status() != 0
                && fetched.output()
                        .matches("(?s).*(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET).*");
        assumeTrue(!away, "NOT RUN: Sentry's SDK for Node was not tried, since npm does not reach its registry");
        assertThat(fetched.status()).as(fetched.output()).isZero();
        Files.writeString(done, wanted);
    }

    private static void copy(String name) throws IOException {
        Files.copy(PROGRAM.resolve(name), FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private record Ended(int status, String output) {}

    /** What it says goes to a file, so that nothing waits for it to be read. */
    private static Ended run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Path said = Files.createTempFile(FOLDER, "said", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(240, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
    }
}

package io.millrace.migrate;

import static io.millrace.migrate.Changes.change;
import static io.millrace.migrate.Changes.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
import io.millrace.test.database.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a migrator writes into the log of a program; tests themselves log nothing below a warning. */
class LogTest {

    /** A program that migrates. */
    static final class Loud {

        private Loud() {}

        public static void main(String[] arguments) {
            Migrator.of(
                            arguments[0],
                            table(1, "users"),
                            change(
                                    2,
                                    "notice",
                                    schema -> schema.safe(
                                            "a test",
                                            safe -> safe.execute(
                                                    "do $$ begin raise notice 'mind the gap'; end $$", "select 1"))))
                    .migrate()
                    .block();
            System.exit(0);
        }
    }

    private static String log() throws IOException {
        try (TestDatabase database = TestDatabase.create()) {
            Process program = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Dorg.slf4j.simpleLogger.log.io.millrace.migrate=info",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Loud.class.getName(),
                            database.url())
                    .redirectErrorStream(true)
                    .start();
            return new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @Behaviour("migrations_test.exs:77")
    void noticesOfPostgresqlAreThere() throws IOException {
        assertThat(log()).contains("NOTICE: mind the gap");
    }

    @Test
    @Behaviour("migrations_test.exs:156")
    void itIsForPeopleAndHasNoSql() throws IOException {
        assertThat(log())
                .contains("running 1 create_users (1 steps)")
                .containsPattern("ran 1 create_users in \\d+ ms")
                .doesNotContainIgnoringCase("create table")
                .doesNotContainIgnoringCase("insert into")
                .doesNotContainIgnoringCase("pg_try_advisory_lock");
    }
}

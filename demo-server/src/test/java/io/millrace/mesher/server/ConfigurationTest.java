package io.millrace.mesher.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.migrate.StartMode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {

    @Test
    void anEmptyEnvironment() {
        Configuration configuration = Configuration.of(Map.of("PORT", "", "DATABASE_URL", " "));

        assertThat(configuration.host()).isEqualTo("127.0.0.1");
        assertThat(configuration.port()).isEqualTo(8080);
        assertThat(configuration.databaseUrl()).isEmpty();
        assertThat(configuration.startMode()).isEqualTo(StartMode.MIGRATE);
        assertThat(configuration.dataFolder()).isEqualTo(Path.of("mesher-data").toAbsolutePath());
    }

    @Test
    void whatIsSet() {
        Configuration configuration = Configuration.of(Map.of(
                "HOST", "0.0.0.0",
                "PORT", "0",
                "DATABASE_URL", "postgresql://mesher:secret@db.example/mesher",
                "MESHER_MIGRATIONS", "wait",
                "MESHER_DATA", "elsewhere/../data"));

        assertThat(configuration.host()).isEqualTo("0.0.0.0");
        assertThat(configuration.port()).isZero();
        assertThat(configuration.databaseUrl()).contains("postgresql://mesher:secret@db.example/mesher");
        assertThat(configuration.startMode()).isEqualTo(StartMode.WAIT);
        assertThat(configuration.dataFolder()).isEqualTo(Path.of("data").toAbsolutePath());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "-1", "65536", "80.5", "99999999999", "0x50", "٨٠"})
    void aPortThatIsNone(String port) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Configuration.of(Map.of("PORT", port)))
                .withMessage("""
                        Mesher cannot start with these settings
                        PORT is "%s"
                          because: a port is a whole number from 0 to 65535, where 0 means any free one
                          fix: PORT=8080""".formatted(port));
    }

    @Test
    void aStartModeThatIsNone() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Configuration.of(Map.of("MESHER_MIGRATIONS", "maybe")))
                .withMessage("""
                        Mesher cannot start with these settings
                        MESHER_MIGRATIONS is "maybe"
                          because: it is one of migrate, wait, validate, off
                          fix: MESHER_MIGRATIONS=migrate""");
    }

    @Test
    void allProblemsAtOnceAndNoPassword() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Configuration.of(
                        Map.of("PORT", "x", "DATABASE_URL", "mysql://mesher:secret@db/mesher", "MESHER_DATA", "a\0b")))
                .withMessage("""
                        Mesher cannot start with these settings
                        PORT is "x"
                          because: a port is a whole number from 0 to 65535, where 0 means any free one
                          fix: PORT=8080
                        DATABASE_URL is no address of a PostgreSQL database
                          because: it does not begin with postgresql:// or postgres://
                          fix: DATABASE_URL=postgresql://user:password@localhost:5432/mesher, or leave it out
                        MESHER_DATA is no path
                          because: Nul character not allowed
                          fix: MESHER_DATA=./mesher-data""");
    }

    @Test
    void whatIsTakenInAndWhatTheFirstStartMakes() {
        Configuration configuration = Configuration.of(Map.of(
                "MESHER_QUEUE", "20",
                "MESHER_BATCH", "7",
                "MESHER_RATE_LIMIT_EVENTS", "5",
                "MESHER_REGISTRATION", "closed",
                "MESHER_OWNER_EMAIL", "ann@example.org"));

        assertThat(configuration.intake()).isEqualTo(new Configuration.Intake(5, 60, 20, 7, 3));
        assertThat(configuration.registration()).isFalse();
        assertThat(configuration.first().email()).isEqualTo("ann@example.org");
        assertThat(configuration.first().password()).isEmpty();
    }

    @Test
    void whatMakesNoSenseThere() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Configuration.of(
                        Map.of("MESHER_QUEUE", "0", "MESHER_REGISTRATION", "maybe", "MESHER_OWNER_PASSWORD", "short")))
                .withMessage("""
                        Mesher cannot start with these settings
                        MESHER_OWNER_PASSWORD is too short
                          because: a password has at least 10 characters
                          fix: choose a longer one, or leave it out: Mesher draws one and prints it
                        MESHER_QUEUE is "0"
                          because: it is a whole number from 1 to 1000000000
                          fix: MESHER_QUEUE=10000
                        MESHER_REGISTRATION is "maybe"
                          because: it is open or closed
                          fix: MESHER_REGISTRATION=closed""");
    }
}

package io.millrace.test.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ServerChoiceTest {

    private static final ServerAddress HERE = ServerAddress.parse("postgresql://localhost/here");

    @Test
    void theEmbeddedServerWhereNothingIsSaid() {
        assertThat(ServerChoice.of(new Properties(), Map.of())).isEqualTo(new ServerChoice.Embedded());
    }

    @Test
    void aUrlFromTheEnvironment() {
        assertThat(ServerChoice.of(new Properties(), Map.of("MILLRACE_TEST_URL", "postgresql://localhost/here")))
                .isEqualTo(new ServerChoice.Given(HERE));
    }

    @Test
    void aUrlInAPropertyWinsOverAllElse() {
        Properties properties = properties("millrace.test.url", "postgresql://localhost/here");
        properties.setProperty("millrace.test.database", "testcontainers");

        assertThat(ServerChoice.of(properties, Map.of("MILLRACE_TEST_URL", "postgresql://localhost/there")))
                .isEqualTo(new ServerChoice.Given(HERE));
    }

    @Test
    void aContainerOfTheVersionAskedFor() {
        Properties properties = properties("millrace.test.database", "testcontainers");

        assertThat(ServerChoice.of(properties, Map.of())).isEqualTo(new ServerChoice.Container("18"));
        properties.setProperty("millrace.postgres", "15");
        assertThat(ServerChoice.of(properties, Map.of())).isEqualTo(new ServerChoice.Container("15"));
    }

    @Test
    void aKindThatThereIsNotIsRefused() {
        assertThatThrownBy(() -> ServerChoice.of(properties("millrace.test.database", "h2"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        there is no kind of test database called h2
                        because: the kinds are embedded and testcontainers; a server that runs already is named by its URL
                        fix: -Dmillrace.test.database=embedded, or -Dmillrace.test.url=postgresql://postgres@localhost:5432/postgres""");
    }

    private static Properties properties(String name, String value) {
        Properties properties = new Properties();
        properties.setProperty(name, value);
        return properties;
    }
}

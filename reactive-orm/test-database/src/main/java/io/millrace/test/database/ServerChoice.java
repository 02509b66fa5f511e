package io.millrace.test.database;

import java.util.Map;
import java.util.Properties;

/**
 * Which server the tests run on, by what the one who runs them said: a URL wins, else the kind that is named, else the
 * embedded server.
 */
sealed interface ServerChoice {

    String URL_PROPERTY = "millrace.test.url";
    String URL_VARIABLE = "MILLRACE_TEST_URL";
    String KIND_PROPERTY = "millrace.test.database";
    String VERSION_PROPERTY = "millrace.postgres";

    /** A server that runs already. */
    record Given(ServerAddress address) implements ServerChoice {}

    /** A server that comes as an archive on the class path. */
    record Embedded() implements ServerChoice {}

    /** A container of the official image. */
    record Container(String version) implements ServerChoice {}

    static ServerChoice of(Properties properties, Map<String, String> environment) {
        String url = properties.getProperty(URL_PROPERTY, environment.getOrDefault(URL_VARIABLE, ""));
        if (!url.isBlank()) {
            return new Given(ServerAddress.parse(url));
        }
        String kind = properties.getProperty(KIND_PROPERTY, "embedded");
        return switch (kind) {
            case "embedded" -> new Embedded();
            case "testcontainers" -> new Container(properties.getProperty(VERSION_PROPERTY, "18"));
            default -> throw new IllegalArgumentException("""
                    there is no kind of test database called %s
                    because: the kinds are embedded and testcontainers; a server that runs already is named by its URL
                    fix: -D%s=embedded, or -D%s=postgresql://postgres@localhost:5432/postgres""".formatted(kind, KIND_PROPERTY, URL_PROPERTY));
        };
    }
}

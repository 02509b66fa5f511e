package io.millrace.test.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;

/** Starts the embedded server. It stops itself, and deletes its data, when the JVM exits. */
final class EmbeddedServer {

    /** Quick rather than safe: the data dies with the run. Each of these is wrong for data that is kept. */
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "off",
            "full_page_writes", "off",
            "synchronous_commit", "off",
            "max_connections", "300",
            "max_wal_size", "4GB",
            "timezone", "UTC");

    private EmbeddedServer() {}

    static ServerAddress start() {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        SETTINGS.forEach(builder::setServerConfig);
        if (System.getProperty("os.name", "").startsWith("Linux")) {
            builder.setLocaleConfig("locale", "C.UTF-8");
        }
        try {
            if (Superuser.mustStepDown()) {
                Superuser.stepDown(builder);
            }
            @SuppressWarnings("resource") // its own shutdown hook closes it
            EmbeddedPostgres server = builder.start();
            return new ServerAddress("localhost", server.getPort(), "postgres", "", "postgres", "");
        } catch (IOException failure) {
            throw new IllegalStateException("the embedded PostgreSQL does not start: " + failure.getMessage(), failure);
        }
    }
}

package io.millrace.test.database;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Starts the official image. The container is taken away when the JVM exits. */
final class ContainerServer {

    private ContainerServer() {}

    static ServerAddress start(String version) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException(
                    "no Docker engine answers: start one, or leave out -D%s=testcontainers to test on the embedded server"
                            .formatted(ServerChoice.KIND_PROPERTY));
        }
        @SuppressWarnings("resource") // Testcontainers takes it away with the JVM
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:" + version)
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300", "-c", "timezone=UTC");
        container.start();
        return new ServerAddress(
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                container.getUsername(),
                container.getPassword(),
                container.getDatabaseName(),
                "");
    }
}

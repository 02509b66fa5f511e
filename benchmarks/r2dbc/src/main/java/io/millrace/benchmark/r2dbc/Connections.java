package io.millrace.benchmark.r2dbc;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import java.net.URI;

/** A pool of eight connections. */
public final class Connections {

    private static final int CONNECTIONS = 8;

    private Connections() {}

    /** The pool for a database. */
    public static ConnectionPool pool(String url) {
        URI uri = URI.create(url);
        PostgresqlConnectionConfiguration configuration = PostgresqlConnectionConfiguration.builder()
                .host(uri.getHost())
                .port(uri.getPort())
                .username(uri.getUserInfo())
                .database(uri.getPath().substring(1))
                .build();
        return new ConnectionPool(ConnectionPoolConfiguration.builder(new PostgresqlConnectionFactory(configuration))
                .initialSize(CONNECTIONS)
                .maxSize(CONNECTIONS)
                .build());
    }
}

package io.millrace.test.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * Where a server listens, and as whom to come.
 *
 * @param password empty where none is asked for
 * @param database the database to administer from
 * @param options what stood behind the question mark of the URL, or empty
 */
record ServerAddress(String host, int port, String user, String password, String database, String options) {

    private static final int DEFAULT_PORT = 5432;

    /** Reads {@code postgresql://user:password@host:port/database?options}; user, password, port and options may be absent. */
    static ServerAddress parse(String url) {
        try {
            URI uri = new URI(url);
            boolean known = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
            if (known && uri.getHost() != null && uri.getPath().length() > 1) {
                return of(uri);
            }
            throw unreadable();
        } catch (URISyntaxException syntax) {
            throw unreadable();
        }
    }

    /** The URL of a database on this server, as a repo and as libpq read it. */
    String url(String name) {
        String secret = password.isEmpty() ? "" : ":" + encoded(password);
        return "postgresql://%s%s@%s:%d/%s%s".formatted(encoded(user), secret, host, port, encoded(name), query());
    }

    ServerAddress through(String otherHost, int otherPort) {
        return new ServerAddress(otherHost, otherPort, user, password, database, options);
    }

    String jdbcUrl(String name) {
        return "jdbc:postgresql://%s:%d/%s%s".formatted(host, port, encoded(name), query());
    }

    Properties credentials() {
        Properties credentials = new Properties();
        credentials.setProperty("user", user);
        if (!password.isEmpty()) {
            credentials.setProperty("password", password);
        }
        return credentials;
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "postgresql://%s@%s:%d/%s".formatted(user, host, port, database);
    }

    private static ServerAddress of(URI uri) {
        String[] who = uri.getRawUserInfo() == null
                ? new String[] {"postgres"}
                : uri.getRawUserInfo().split(":", 2);
        return new ServerAddress(
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                decoded(who[0]),
                who.length < 2 ? "" : decoded(who[1]),
                uri.getPath().substring(1),
                uri.getRawQuery() == null ? "" : uri.getRawQuery());
    }

    /** Does not repeat the URL, which may hold a password. */
    private static IllegalArgumentException unreadable() {
        return new IllegalArgumentException("""
                the URL of the test server cannot be read
                because: it is not of the form postgresql://user:password@host:port/database
                fix: -D%s=postgresql://postgres@localhost:5432/postgres""".formatted(ServerChoice.URL_PROPERTY));
    }

    private String query() {
        return options.isEmpty() ? "" : "?" + options;
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

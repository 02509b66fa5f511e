package io.millrace.internal.exec.setting;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which database to connect to, and as whom.
 *
 * @param addresses where it listens; tried in order, one after the other
 * @param database its name
 * @param user the role
 * @param password the role's password, or null for none; never printed
 * @param tls whether and how connections are encrypted
 * @param applicationName what {@code pg_stat_activity} shows
 * @param properties further settings of every session, such as {@code search_path}
 * @param transactionPooler whether a pooler that gives out a backend for each transaction stands in between: no session
 *     settings, no statement cache
 */
public record Server(
        List<Address> addresses,
        String database,
        String user,
        @Nullable String password,
        Tls tls,
        String applicationName,
        Map<String, String> properties,
        boolean transactionPooler) {

    public Server {
        addresses = List.copyOf(addresses);
        properties = Map.copyOf(properties);
    }

    /** A server at one address, without encryption. */
    public static Server at(String host, int port, String database, String user, @Nullable String password) {
        return new Server(
                List.of(new Address(host, port)), database, user, password, Tls.DISABLED, "millrace", Map.of(), false);
    }

    /** The same server, with a property of the session. */
    public Server property(String name, String value) {
        Map<String, String> more = new java.util.HashMap<>(properties);
        more.put(name, value);
        return new Server(addresses, database, user, password, tls, applicationName, more, transactionPooler);
    }

    /** The same server under another name in {@code pg_stat_activity}. */
    public Server named(String name) {
        return new Server(addresses, database, user, password, tls, name, properties, transactionPooler);
    }

    /** Where and as whom, without the password. */
    @Override
    public String toString() {
        return user + "@" + addresses + "/" + database;
    }
}

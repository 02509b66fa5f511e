package io.millrace.internal.connect;

import io.millrace.internal.exec.setting.Address;
import io.millrace.internal.exec.setting.Server;
import io.millrace.internal.exec.setting.Tls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The server that given parameters describe.
 *
 * @param server the server, with defaults for what was not given or could not be understood
 * @param connectTimeout how long connecting may take, or null where it was not given
 * @param problems what cannot be understood, in words without values
 */
public record GivenServer(Server server, @Nullable Duration connectTimeout, List<String> problems) {

    private static final int PORT = 5432;

    /** The server that these parameters describe; the defaults are libpq's. */
    public static GivenServer of(Given given) {
        Map<String, String> parameters = given.parameters();
        List<String> problems = new ArrayList<>(given.problems());
        String user = parameters.getOrDefault("user", System.getProperty("user.name", "postgres"));
        Server server = new Server(
                addresses(parameters, problems),
                parameters.getOrDefault("dbname", user),
                user,
                parameters.get("password"),
                tls(parameters, problems),
                parameters.getOrDefault(
                        "application_name", parameters.getOrDefault("fallback_application_name", "millrace")),
                properties(parameters, problems),
                false);
        return new GivenServer(server, connectTimeout(parameters, problems), List.copyOf(problems));
    }

    private static List<Address> addresses(Map<String, String> parameters, List<String> problems) {
        String[] hosts = parameters.getOrDefault("host", "localhost").split(",", -1);
        String[] ports = parameters.getOrDefault("port", "").split(",", -1);
        if (ports.length != 1 && ports.length != hosts.length) {
            problems.add("there are " + hosts.length + " hosts and " + ports.length + " ports");
            return List.of();
        }
        List<Address> addresses = new ArrayList<>(hosts.length);
        for (int i = 0; i < hosts.length; i++) {
            String port = ports.length == 1 ? ports[0] : ports[i];
            addresses.add(new Address(hosts[i].isEmpty() ? "localhost" : hosts[i], port(port, problems)));
        }
        return addresses;
    }

    private static int port(String text, List<String> problems) {
        if (text.isEmpty()) {
            return PORT;
        }
        int port = number(text);
        if (port < 0) {
            problems.add(
                    "a port is not a number; where a password holds one of : / ? # @, write it %3A %2F %3F %23 %40");
            return PORT;
        }
        return port;
    }

    private static Tls tls(Map<String, String> parameters, List<String> problems) {
        String text = parameters.getOrDefault("sslmode", "prefer");
        String authorities = parameters.get("sslrootcert");
        Tls.Mode mode = Tls.Mode.PREFER;
        try {
            mode = Tls.Mode.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            problems.add("sslmode is none of disable, allow, prefer, require, verify-ca, verify-full");
        }
        if (mode == Tls.Mode.REQUIRE && authorities != null) {
            mode = Tls.Mode.VERIFY_CA;
        }
        return new Tls(
                mode,
                "system".equals(authorities) ? null : authorities,
                parameters.get("sslcert"),
                parameters.get("sslkey"));
    }

    private static Map<String, String> properties(Map<String, String> parameters, List<String> problems) {
        String encoding = parameters.get("client_encoding");
        if (encoding != null && !List.of("UTF8", "UTF-8", "AUTO").contains(encoding.toUpperCase(Locale.ROOT))) {
            problems.add("client_encoding is another than UTF8, which is the only one that is spoken");
        }
        Map<String, String> properties = new HashMap<>();
        String options = parameters.get("options");
        if (options != null) {
            properties.put("options", options);
        }
        return properties;
    }

    private static @Nullable Duration connectTimeout(Map<String, String> parameters, List<String> problems) {
        String text = parameters.get("connect_timeout");
        if (text == null) {
            return null;
        }
        int seconds = number(text);
        if (seconds < 0) {
            problems.add("connect_timeout is not a number of seconds");
            return null;
        }
        return seconds == 0 ? null : Duration.ofSeconds(seconds);
    }

    private static int number(String text) {
        try {
            return Integer.parseUnsignedInt(text);
        } catch (NumberFormatException notOne) {
            return -1;
        }
    }

    /** Where and as whom, without the password. */
    @Override
    public String toString() {
        return server.toString();
    }
}

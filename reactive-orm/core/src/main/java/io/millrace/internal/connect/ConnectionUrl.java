package io.millrace.internal.connect;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A URL as libpq reads it: {@code postgresql://user:password@host1:port1,host2/database?sslmode=require}. Every part may
 * be missing, and each may hold percent-encoded characters; a host that begins with a slash is the directory of a Unix
 * socket.
 */
public final class ConnectionUrl {

    private static final List<String> SCHEMES = List.of("postgresql://", "postgres://");

    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private ConnectionUrl() {}

    /** What a URL says. */
    public static Given parse(String url) {
        ConnectionUrl parsed = new ConnectionUrl();
        parsed.read(url.strip());
        return new Given(parsed.parameters, parsed.problems);
    }

    private void read(String url) {
        String scheme = SCHEMES.stream().filter(url::startsWith).findFirst().orElse(null);
        if (scheme == null) {
            problems.add("the URL does not begin with postgresql://");
            return;
        }
        String rest = url.substring(scheme.length());
        int question = rest.indexOf('?');
        if (question >= 0) {
            query(rest.substring(question + 1));
            rest = rest.substring(0, question);
        }
        int slash = rest.indexOf('/');
        if (slash >= 0) {
            put("dbname", rest.substring(slash + 1), "the database in the URL");
            rest = rest.substring(0, slash);
        }
        int at = rest.lastIndexOf('@');
        if (at >= 0) {
            user(rest.substring(0, at));
        }
        hosts(rest.substring(at + 1));
    }

    private void user(String text) {
        int colon = text.indexOf(':');
        put("user", colon < 0 ? text : text.substring(0, colon), "the user in the URL");
        if (colon >= 0) {
            put("password", text.substring(colon + 1), "the password in the URL");
        }
    }

    private void hosts(String text) {
        if (text.isEmpty()) {
            return;
        }
        List<String> hosts = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            int bracket = one.startsWith("[") ? one.indexOf(']') : -1;
            if (one.startsWith("[") && bracket < 0) {
                problems.add("an IPv6 address in the URL has no closing bracket");
                return;
            }
            int colon = one.indexOf(':', Math.max(bracket, 0));
            String host = colon < 0 ? one : one.substring(0, colon);
            hosts.add(decoded(bracket > 0 ? host.substring(1, bracket) : host, "a host in the URL"));
            ports.add(colon < 0 ? "" : one.substring(colon + 1));
        }
        parameters.putIfAbsent("host", String.join(",", hosts));
        if (ports.stream().anyMatch(port -> !port.isEmpty())) {
            parameters.putIfAbsent("port", String.join(",", ports));
        }
    }

    private void query(String text) {
        if (text.isEmpty()) {
            return;
        }
        String[] pairs = text.split("&", -1);
        for (int i = 0; i < pairs.length; i++) {
            int equals = pairs[i].indexOf('=');
            String name = equals < 0 ? "" : decoded(pairs[i].substring(0, equals), "a parameter in the URL");
            if (ParameterNames.isUnderstood(name)) {
                put(name, pairs[i].substring(equals + 1), "parameter " + name + " in the URL");
            } else {
                unknown(name, i + 1);
            }
        }
    }

    private void unknown(String name, int place) {
        String near = ParameterNames.near(name);
        problems.add("parameter " + place + " behind the question mark of the URL is none that is understood"
                + (near == null ? ", which are: " + ParameterNames.all() : "; did you mean " + near + "?"));
    }

    private void put(String name, String encoded, String label) {
        if (!encoded.isEmpty()) {
            parameters.put(name, decoded(encoded, label));
        }
    }

    private String decoded(String text, String label) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '%') {
                bytes.write(raw[i]);
            } else {
                boolean whole = i + 2 < raw.length;
                int high = whole ? Character.digit(raw[i + 1], 16) : -1;
                int low = whole ? Character.digit(raw[i + 2], 16) : -1;
                if (high < 0 || low < 0 || high + low == 0) {
                    problems.add(label + " has a % that does not stand for a character: a % itself is written %25");
                    return "";
                }
                bytes.write(high * 16 + low);
                i += 2;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

package io.millrace.internal.connect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The variables of the environment that say where a database is: {@code DATABASE_URL}, and those of libpq. */
public final class ConnectionVariables {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("PGHOST", "host"),
            Map.entry("PGPORT", "port"),
            Map.entry("PGDATABASE", "dbname"),
            Map.entry("PGUSER", "user"),
            Map.entry("PGPASSWORD", "password"),
            Map.entry("PGAPPNAME", "application_name"),
            Map.entry("PGOPTIONS", "options"),
            Map.entry("PGCONNECT_TIMEOUT", "connect_timeout"),
            Map.entry("PGCLIENTENCODING", "client_encoding"),
            Map.entry("PGSSLMODE", "sslmode"),
            Map.entry("PGSSLROOTCERT", "sslrootcert"),
            Map.entry("PGSSLCERT", "sslcert"),
            Map.entry("PGSSLKEY", "sslkey"));

    private static final List<String> NOT_UNDERSTOOD = List.of("PGSERVICE", "PGSERVICEFILE", "PGHOSTADDR");

    private ConnectionVariables() {}

    /** What the variables say; {@code DATABASE_URL} goes before the others. */
    public static Given parse(Map<String, String> variables) {
        Map<String, String> parameters = new LinkedHashMap<>();
        NAMES.forEach((variable, name) -> {
            String value = variables.get(variable);
            if (value != null && !value.isEmpty()) {
                parameters.put(name, value);
            }
        });
        List<String> problems = new ArrayList<>();
        for (String variable : NOT_UNDERSTOOD) {
            if (variables.containsKey(variable)) {
                problems.add(variable + " is set, and is not understood: use PGHOST, PGPORT, PGDATABASE and PGUSER");
            }
        }
        if (variables.containsKey("PGPASSFILE") && !parameters.containsKey("password")) {
            problems.add("PGPASSFILE is set, and password files are not read: use PGPASSWORD");
        }
        Given single = new Given(parameters, problems);
        String url = variables.get("DATABASE_URL");
        return url == null || url.isBlank() ? single : ConnectionUrl.parse(url).orElse(single);
    }
}

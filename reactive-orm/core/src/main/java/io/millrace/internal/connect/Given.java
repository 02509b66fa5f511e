package io.millrace.internal.connect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was said about a connection.
 *
 * @param parameters values by libpq's names; hosts and ports as lists with commas
 * @param problems what cannot be understood, in words without values
 */
public record Given(Map<String, String> parameters, List<String> problems) {

    public Given {
        parameters = Map.copyOf(parameters);
        problems = List.copyOf(problems);
    }

    /** This, and for what is not said here the other; the problems of both. */
    public Given orElse(Given other) {
        Map<String, String> all = new LinkedHashMap<>(other.parameters);
        if (parameters.containsKey("host")) {
            all.remove("port");
        }
        all.putAll(parameters);
        List<String> both = new ArrayList<>(problems);
        both.addAll(other.problems);
        return new Given(all, both);
    }

    /** Without the values, among which is the password. */
    @Override
    public String toString() {
        return "given " + parameters.keySet();
    }
}

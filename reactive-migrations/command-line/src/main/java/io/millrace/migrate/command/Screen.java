package io.millrace.migrate.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi;

/** What is printed: results on the standard output, as lines or as one JSON value; everything else on the other. */
final class Screen {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PASSWORD = Pattern.compile("(://[^\\s:@/]*):\\S*@|((?i)password=)[^\\s&]*");

    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;
    private final Ansi ansi;

    Screen(PrintStream out, PrintStream err, boolean json, Ansi ansi) {
        this.out = out;
        this.err = err;
        this.json = json;
        this.ansi = ansi;
    }

    /** One of the two, as was asked for. */
    void show(Object value, Iterable<String> lines) {
        if (json) {
            out.println(written(value));
        } else {
            lines.forEach(out::println);
        }
    }

    /** Text that is the result itself, such as a script. */
    void text(String text) {
        out.println(text);
    }

    /** What happens meanwhile. */
    void note(String line) {
        err.println(withoutPassword(line));
    }

    /** A failure: on the other output, and where JSON was asked for, there too. */
    void failure(String code, String message) {
        if (json) {
            Map<String, String> error = new LinkedHashMap<>();
            error.put("code", code);
            error.put("message", withoutPassword(message));
            out.println(written(Map.of("error", error)));
        }
        err.println(withoutPassword(message));
    }

    /** A word in a colour, where there are any. */
    String coloured(String colour, String word) {
        return ansi.string("@|" + colour + " " + word + "|@");
    }

    static String withoutPassword(String text) {
        return PASSWORD.matcher(text).replaceAll(found -> found.group(1) == null ? "$2…" : "$1:…@");
    }

    private static String written(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

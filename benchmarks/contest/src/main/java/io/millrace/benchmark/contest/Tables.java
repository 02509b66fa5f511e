package io.millrace.benchmark.contest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The tables that everybody reads and writes. */
public final class Tables {

    private Tables() {}

    /** The script that makes and fills them, with so many worlds. */
    public static String script(int worlds) {
        return read("tables.sql").replace("${worlds}", Integer.toString(worlds));
    }

    /** The script that makes and fills IMDBench's tables; its full size has 100,000 people. */
    public static String films(int people) {
        return read("films.sql").replace("${people}", Integer.toString(people));
    }

    /** Both, with a tenth as many people as worlds. */
    public static String all(int worlds) {
        return script(worlds) + ";\n" + films(worlds / 10);
    }

    private static String read(String name) {
        try (InputStream script = Tables.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

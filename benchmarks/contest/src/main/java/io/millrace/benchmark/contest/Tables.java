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
        try (InputStream script = Tables.class.getResourceAsStream("tables.sql")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${worlds}", Integer.toString(worlds));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

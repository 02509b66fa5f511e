package io.millrace.benchmark.place;

import io.millrace.test.database.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The tables that everybody reads and writes. */
public final class Tables {

    private Tables() {}

    /** A database with so many worlds. */
    public static TestDatabase create(int worlds) {
        return TestDatabase.create(script().replace("${worlds}", Integer.toString(worlds)));
    }

    private static String script() {
        try (InputStream script = Tables.class.getResourceAsStream("tables.sql")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package io.millrace.migrate.schema;

import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A text of the class path. */
final class Resource {

    private Resource() {}

    static String text(Class<?> beside, String name) {
        try (InputStream stream = beside.getResourceAsStream(name)) {
            if (stream == null) {
                throw new MigrationFailure(
                        MigrationCode.INVALID_MIGRATION,
                        "there is no file " + name + " beside " + beside.getSimpleName(),
                        "it is looked for in the package " + beside.getPackageName()
                                + ", or from the root with a slash",
                        "check the name, and that the file is part of the build");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

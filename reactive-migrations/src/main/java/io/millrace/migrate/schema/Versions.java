package io.millrace.migrate.schema;

import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import java.util.Locale;

/** The numbers and names of migrations. */
final class Versions {

    private Versions() {}

    static long checked(long version, String name) {
        if (version < 1 || name.isBlank()) {
            throw new MigrationFailure(
                    MigrationCode.INVALID_MIGRATION,
                    "a migration has number " + version + " and name \"" + name + "\"",
                    "its number is 1 or more, and its name is not empty",
                    "number migrations 1, 2, 3 or by the time they were begun: 20261121093000");
        }
        return version;
    }

    /** {@code CreateUsers} as {@code create_users}. */
    static String words(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}

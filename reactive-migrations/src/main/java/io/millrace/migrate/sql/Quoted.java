package io.millrace.migrate.sql;

import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;

/** Names and literals as they stand in SQL. */
public final class Quoted {

    private static final int LONGEST_NAME = 63;

    private Quoted() {}

    /** A name in quotes. */
    public static String name(String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > LONGEST_NAME || name.indexOf(0) >= 0) {
            throw new MigrationFailure(
                    MigrationCode.INVALID_MIGRATION,
                    "\"" + name + "\" cannot be a name",
                    "a name of PostgreSQL has 1 to 63 bytes, and this one has " + bytes
                            + "; longer ones are cut silently",
                    "give it a shorter name");
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A name with or without a schema before a dot: {@code billing.invoices}. */
    public static String qualified(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name(name) : name(name.substring(0, dot)) + '.' + name(name.substring(dot + 1));
    }

    /** What follows the dot of a name with a schema. */
    public static String unqualified(String name) {
        return name.substring(name.indexOf('.') + 1);
    }

    /** A name in the schema of another: {@code billing.x} for {@code x} beside {@code billing.invoices}. */
    public static String beside(String other, String name) {
        int dot = other.indexOf('.');
        return dot < 0 || name.indexOf('.') >= 0 ? name : other.substring(0, dot + 1) + name;
    }

    /** Names in quotes with commas between them. */
    public static String names(Collection<String> names) {
        return names.stream().map(Quoted::name).collect(Collectors.joining(", "));
    }

    /** A text as a literal. */
    public static String literal(String text) {
        String doubled = "'" + text.replace("'", "''") + "'";
        return text.indexOf('\\') < 0 ? doubled : "E" + doubled.replace("\\", "\\\\");
    }
}

package io.millrace.internal.name;

import java.util.Locale;

/** The name of the constant that is generated for a record: its table, or its shape. */
public final class ConstantName {

    private ConstantName() {}

    /** {@code LineItem} as {@code LINE_ITEM}, {@code HTTPServer} as {@code HTTP_SERVER}. */
    public static String of(String record) {
        return record.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2")
                .toUpperCase(Locale.ROOT);
    }
}

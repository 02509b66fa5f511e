package io.millrace.processor.name;

import java.util.Locale;

/** Names of Java in the case of SQL. */
public final class Snake {

    private Snake() {}

    /** {@code insertedAt} as {@code inserted_at}, {@code HTTPServer} as {@code http_server}. */
    public static String of(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }

    /** {@code LineItem} as {@code lineItem}, {@code HTTPServer} as {@code httpServer}. */
    public static String camel(String pascal) {
        String[] words = of(pascal).split("_", -1);
        StringBuilder camel = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            camel.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
        }
        return camel.toString();
    }

    /** {@code LineItem} as {@code LINE_ITEM}. */
    public static String constant(String camel) {
        return of(camel).toUpperCase(Locale.ROOT);
    }
}

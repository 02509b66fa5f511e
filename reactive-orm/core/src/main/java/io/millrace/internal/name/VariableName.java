package io.millrace.internal.name;

import java.util.Locale;

/** The name of the variable that messages give a record's row, as the processor's messages do. */
public final class VariableName {

    private VariableName() {}

    /** {@code LineItem} as {@code lineItem}, {@code HTTPServer} as {@code httpServer}. */
    public static String of(String record) {
        String[] words = ConstantName.of(record).split("_", -1);
        StringBuilder variable = new StringBuilder(words[0].toLowerCase(Locale.ROOT));
        for (int i = 1; i < words.length; i++) {
            String word = words[i];
            if (!word.isEmpty()) {
                variable.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
            }
        }
        return variable.toString();
    }
}

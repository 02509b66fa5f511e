package io.millrace.benchmark.page;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts texts between marks of a page: {@code <!-- measured: gets -->} … {@code <!-- /measured -->}. So no figure in the
 * docs is typed.
 */
public final class Marks {

    private static final Pattern MARKED =
            Pattern.compile("(<!-- measured: ([a-z-]+) -->)(.*?)(<!-- /measured -->)", Pattern.DOTALL);

    private Marks() {}

    /** Whether a page has any. */
    static boolean has(String page) {
        return MARKED.matcher(page).find();
    }

    /**
     * The page with the texts of these names.
     *
     * @throws IllegalArgumentException if the page asks for a text that there is not
     */
    static String fill(String page, Map<String, String> texts) {
        return MARKED.matcher(page).replaceAll(mark -> {
            String text = texts.get(mark.group(2));
            if (text == null) {
                throw new IllegalArgumentException("nothing is measured by the name of " + mark.group(2));
            }
            return Matcher.quoteReplacement(mark.group(1) + "\n" + text.strip() + "\n" + mark.group(4));
        });
    }
}

package io.millrace.mesher.organization;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names as they stand in addresses. */
public final class Slugs {

    /** What a slug looks like: it is no number and no UUID, which name things otherwise. */
    public static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

    private static final int LONGEST = 40;

    private Slugs() {}

    /** The slug that a name suggests; others may have it already. */
    public static String of(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
        return plain.isEmpty() ? "x" : plain.substring(0, Math.min(LONGEST, plain.length()));
    }
}

package io.millrace.processor.name;

import java.util.Collection;
import java.util.Locale;

/** Finds the name that was probably meant. */
public final class Closest {

    private Closest() {}

    /** {@code did you mean "userId"? otherwise …}, or only what is otherwise to do where no name is near. */
    public static String advice(String written, Collection<String> known, String otherwise) {
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String name : known) {
            int distance = distance(written.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return best != null && least <= Math.max(1, written.length() / 3)
                ? "did you mean \"" + best + "\"? otherwise " + otherwise
                : otherwise;
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}

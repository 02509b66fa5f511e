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

    /** How many letters are to be put in, taken out, replaced, or changed with the next one. */
    private static int distance(String a, String b) {
        int[][] distances = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                distances[i][j] = i == 0 ? j : j == 0 ? i : distance(distances, a, b, i, j);
            }
        }
        return distances[a.length()][b.length()];
    }

    private static int distance(int[][] distances, String a, String b, int i, int j) {
        int replaced = distances[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, Math.min(distances[i - 1][j], distances[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, distances[i - 2][j - 2] + 1) : least;
    }
}

package io.millrace.processor.write;

import java.util.regex.Pattern;

/** Lays generated source out as one would write it by hand: short comments on one line, no line too long to read. */
final class Layout {

    private static final int WIDTH = 120;
    private static final String CONTINUED = "        ";
    private static final Pattern SHORT_COMMENT = Pattern.compile("/\\*\\*\n +\\* ([^\n]*)\n +\\*/");

    private Layout() {}

    static String of(String source) {
        StringBuilder text = new StringBuilder(source.length());
        String joined = SHORT_COMMENT.matcher(source).replaceAll("/** $1 */");
        for (String line : joined.split("\n", -1)) {
            append(text, line);
            text.append('\n');
        }
        text.setLength(text.length() - 1);
        return text.toString();
    }

    private static void append(StringBuilder text, String line) {
        String rest = line;
        String indent = line.substring(0, line.length() - line.stripLeading().length()) + CONTINUED;
        int assigned = line.indexOf(" = ");
        if (line.length() > WIDTH && assigned > 0 && isCode(line, assigned)) {
            text.append(line, 0, assigned + 2).append('\n');
            rest = indent + line.substring(assigned + 3);
        }
        while (rest.length() > WIDTH) {
            int end = lastBreak(rest, indent.length());
            if (end < 0) {
                break;
            }
            text.append(rest, 0, end + 1).append('\n');
            rest = indent + CONTINUED + rest.substring(end + 2);
        }
        text.append(rest);
    }

    private static int lastBreak(String line, int from) {
        for (int at = WIDTH - 1; at > from + CONTINUED.length(); at--) {
            if (line.startsWith(", ", at) && isCode(line, at)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether a place is not inside a text or a comment. */
    private static boolean isCode(String line, int place) {
        boolean inText = false;
        for (int i = 0; i < place; i++) {
            char letter = line.charAt(i);
            if (inText && letter == '\\') {
                i++;
            } else if (letter == '"') {
                inText = !inText;
            } else if (!inText && (line.startsWith("//", i) || line.startsWith("/*", i) || line.startsWith(" * ", i))) {
                return false;
            }
        }
        return !inText;
    }
}

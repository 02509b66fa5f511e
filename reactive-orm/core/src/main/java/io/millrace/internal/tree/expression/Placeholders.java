package io.millrace.internal.tree.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * SQL text that is taken apart at its {@code {}}. In quotes, in dollar quotes and in comments {@code {}} is text.
 *
 * @param texts what stands before, between and after the places: one more than there are places
 * @param fault what is wrong with the text on its own, or empty
 */
public record Placeholders(List<String> texts, String fault) {

    /** How many places there are. */
    public int count() {
        return texts.size() - 1;
    }

    /** Takes text apart. */
    public static Placeholders of(String sql) {
        return new Scan(sql).run();
    }

    private static final class Scan {

        private final String sql;
        private final List<String> texts = new ArrayList<>();
        private int start;
        private int at;
        private int open;
        private String fault = "";

        Scan(String sql) {
            this.sql = sql;
        }

        Placeholders run() {
            while (at < sql.length() && fault.isEmpty()) {
                step(sql.charAt(at));
            }
            if (fault.isEmpty() && open > 0) {
                fault = "a parenthesis is opened and not closed";
            }
            texts.add(sql.substring(start));
            return new Placeholders(List.copyOf(texts), fault);
        }

        private void step(char c) {
            switch (c) {
                case '\'' -> quoted('\'', escapes());
                case '"' -> quoted('"', false);
                case '$' -> dollar();
                case '-' -> comment("--");
                case '/' -> comment("/*");
                case '{' -> place();
                case '(' -> {
                    open++;
                    at++;
                }
                case ')' -> {
                    at++;
                    if (--open < 0) {
                        fault = "a parenthesis is closed that was not opened";
                    }
                }
                case ';' -> fault = "a semicolon ends the statement that it stands in";
                default -> at++;
            }
        }

        private void place() {
            if (sql.startsWith("{}", at)) {
                texts.add(sql.substring(start, at));
                at += 2;
                start = at;
            } else {
                at++;
            }
        }

        /** Whether the quote belongs to an {@code E''}, where a backslash escapes. */
        private boolean escapes() {
            if (at == 0 || Character.toUpperCase(sql.charAt(at - 1)) != 'E') {
                return false;
            }
            return at == 1 || !isName(sql.charAt(at - 2));
        }

        private void quoted(char quote, boolean backslash) {
            for (int i = at + 1; i < sql.length(); i++) {
                char c = sql.charAt(i);
                if (backslash && c == '\\') {
                    i++;
                } else if (c == quote) {
                    if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
                        i++;
                    } else {
                        at = i + 1;
                        return;
                    }
                }
            }
            fault = "a quote is opened and not closed";
        }

        private void dollar() {
            int end = at + 1;
            while (end < sql.length() && isName(sql.charAt(end))) {
                end++;
            }
            boolean inName = at > 0 && isName(sql.charAt(at - 1));
            boolean number = at + 1 < sql.length() && Character.isDigit(sql.charAt(at + 1));
            if (inName) {
                at++;
            } else if (number) {
                fault = "a place is numbered, and the numbers are given by the statement that it stands in";
            } else if (end < sql.length() && sql.charAt(end) == '$') {
                String tag = sql.substring(at, end + 1);
                int close = sql.indexOf(tag, end + 1);
                if (close < 0) {
                    fault = "a dollar quote is opened and not closed";
                } else {
                    at = close + tag.length();
                }
            } else {
                at++;
            }
        }

        private void comment(String kind) {
            if (!sql.startsWith(kind, at)) {
                at++;
            } else if (kind.equals("--")) {
                int end = sql.indexOf('\n', at);
                if (end < 0) {
                    fault = "its comment would hide what follows it in the statement";
                } else {
                    at = end + 1;
                }
            } else {
                block();
            }
        }

        private void block() {
            int depth = 0;
            int i = at;
            do {
                if (sql.startsWith("/*", i)) {
                    depth++;
                    i += 2;
                } else if (sql.startsWith("*/", i)) {
                    depth--;
                    i += 2;
                } else {
                    i++;
                }
            } while (depth > 0 && i < sql.length());
            if (depth > 0) {
                fault = "a comment is opened and not closed";
            } else {
                at = i;
            }
        }

        private static boolean isName(char c) {
            return Character.isLetterOrDigit(c) || c == '_';
        }
    }
}

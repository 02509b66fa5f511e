package io.millrace.migrate.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes a script apart into tokens; comments are kept apart. */
final class Lexer {

    private final String script;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Comment> comments = new ArrayList<>();
    private int at;

    Lexer(String script) {
        this.script = script;
    }

    record Comment(String text, int start) {}

    List<Token> tokens() {
        while (at < script.length()) {
            next();
        }
        return tokens;
    }

    List<Comment> comments() {
        return comments;
    }

    private void next() {
        char c = script.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (script.startsWith("--", at)) {
            int end = script.indexOf('\n', at);
            comment(at + 2, end < 0 ? script.length() : end, end < 0 ? script.length() : end);
        } else if (script.startsWith("/*", at)) {
            int end = endOfBlock();
            comment(at + 2, Math.max(at + 2, end - 2), end);
        } else if (c == '\'') {
            add(Token.Kind.TEXT, endOfQuotes('\'', at, false));
        } else if (c == '"') {
            int end = endOfQuotes('"', at, false);
            tokens.add(new Token(Token.Kind.NAME, inside(at, end).replace("\"\"", "\""), at, end));
            at = end;
        } else if (c == '$' && endOfDollars() > 0) {
            add(Token.Kind.TEXT, endOfDollars());
        } else if ((c == 'e' || c == 'E') && at + 1 < script.length() && script.charAt(at + 1) == '\'') {
            add(Token.Kind.TEXT, endOfQuotes('\'', at + 1, true));
        } else if (Character.isDigit(c)) {
            add(Token.Kind.NUMBER, endOf(at, true));
        } else if (Character.isLetter(c) || c == '_') {
            int end = endOf(at, false);
            tokens.add(new Token(Token.Kind.WORD, script.substring(at, end).toLowerCase(Locale.ROOT), at, end));
            at = end;
        } else {
            add(Token.Kind.SIGN, at + 1);
        }
    }

    private void add(Token.Kind kind, int end) {
        tokens.add(new Token(kind, script.substring(at, end), at, end));
        at = end;
    }

    private void comment(int from, int to, int end) {
        comments.add(new Comment(script.substring(from, to).strip(), at));
        at = end;
    }

    private String inside(int from, int to) {
        return script.substring(from + 1, Math.max(from + 1, to - 1));
    }

    private int endOf(int from, boolean number) {
        int end = from;
        while (end < script.length() && isPart(script.charAt(end), number)) {
            end++;
        }
        return end;
    }

    private static boolean isPart(char c, boolean number) {
        return Character.isLetterOrDigit(c) || c == '_' || (number ? c == '.' : c == '$');
    }

    private int endOfQuotes(char quote, int from, boolean escapes) {
        int end = from + 1;
        while (end < script.length()) {
            char c = script.charAt(end);
            if (escapes && c == '\\') {
                end += 2;
            } else if (c != quote) {
                end++;
            } else if (end + 1 < script.length() && script.charAt(end + 1) == quote) {
                end += 2;
            } else {
                return end + 1;
            }
        }
        return script.length();
    }

    private int endOfDollars() {
        int tag = at + 1;
        while (tag < script.length() && isPart(script.charAt(tag), false) && script.charAt(tag) != '$') {
            tag++;
        }
        if (tag >= script.length() || script.charAt(tag) != '$' || Character.isDigit(script.charAt(at + 1))) {
            return -1;
        }
        String mark = script.substring(at, tag + 1);
        int close = script.indexOf(mark, tag + 1);
        return close < 0 ? script.length() : close + mark.length();
    }

    private int endOfBlock() {
        int depth = 0;
        int end = at;
        while (end < script.length()) {
            if (script.startsWith("/*", end)) {
                depth++;
                end += 2;
            } else if (script.startsWith("*/", end)) {
                depth--;
                end += 2;
                if (depth == 0) {
                    return end;
                }
            } else {
                end++;
            }
        }
        return script.length();
    }
}

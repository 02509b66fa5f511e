package io.millrace.migrate.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Some words of a statement, one after the other. What stands in parentheses is not looked into unless it is asked for.
 *
 * @param tokens the words
 */
public record Phrase(List<Token> tokens) {

    public Phrase {
        tokens = List.copyOf(tokens);
    }

    /** Whether there is nothing. */
    public boolean isEmpty() {
        return tokens.isEmpty();
    }

    /** Whether it begins with these words. */
    public boolean begins(String words) {
        return matches(0, words.split(" "));
    }

    /** Whether these words stand in it, outside of parentheses. */
    public boolean has(String words) {
        return indexOf(words) >= 0;
    }

    /** Whether these words stand in it, in parentheses or not. */
    public boolean hasAnywhere(String words) {
        String[] wanted = words.split(" ");
        for (int i = 0; i < tokens.size(); i++) {
            if (matches(i, wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Where these words stand in it, outside of parentheses; -1 where they do not. */
    public int indexOf(String words) {
        String[] wanted = words.split(" ");
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (depth == 0 && matches(i, wanted)) {
                return i;
            }
            depth += depthOf(tokens.get(i));
        }
        return -1;
    }

    private boolean matches(int at, String[] wanted) {
        if (at + wanted.length > tokens.size()) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!tokens.get(at + i).is(wanted[i])) {
                return false;
            }
        }
        return true;
    }

    /** What follows these words; nothing where they do not stand in it. */
    public Phrase after(String words) {
        int at = indexOf(words);
        return at < 0 ? new Phrase(List.of()) : from(at + words.split(" ").length);
    }

    /** What follows these words where it begins with them, and else all of it. */
    public Phrase past(String words) {
        return begins(words) ? from(words.split(" ").length) : this;
    }

    /** What stands before the first of these words that stands in it. */
    public Phrase before(String... words) {
        int end = tokens.size();
        for (String word : words) {
            int at = indexOf(word);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        return new Phrase(tokens.subList(0, end));
    }

    /** From a word on. */
    public Phrase from(int at) {
        return new Phrase(tokens.subList(Math.min(at, tokens.size()), tokens.size()));
    }

    /** The name that it begins with, with its schema where it has one; empty where it begins with none. */
    public String name() {
        if (tokens.isEmpty() || !tokens.get(0).isName()) {
            return "";
        }
        String first = tokens.get(0).text();
        return isQualified() ? first + "." + tokens.get(2).text() : first;
    }

    /** What follows the name that it begins with. */
    public Phrase afterName() {
        return from(isQualified() ? 3 : 1);
    }

    private boolean isQualified() {
        return tokens.size() > 2 && tokens.get(1).is(".") && tokens.get(2).isName();
    }

    /** What stands in its first parentheses; nothing where it has none. */
    public Phrase inside() {
        int start = indexOf("(");
        if (start < 0) {
            return new Phrase(List.of());
        }
        int depth = 0;
        for (int i = start; i < tokens.size(); i++) {
            depth += depthOf(tokens.get(i));
            if (depth == 0) {
                return new Phrase(tokens.subList(start + 1, i));
            }
        }
        return from(start + 1);
    }

    /** Its parts between commas. */
    public List<Phrase> parts() {
        List<Phrase> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (depth == 0 && tokens.get(i).is(",")) {
                parts.add(new Phrase(tokens.subList(start, i)));
                start = i + 1;
            }
            depth += depthOf(tokens.get(i));
        }
        if (start < tokens.size()) {
            parts.add(new Phrase(tokens.subList(start, tokens.size())));
        }
        return parts;
    }

    private static int depthOf(Token token) {
        return token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
    }

    /** Its words with one space between them; names without quotes. */
    public String text() {
        return tokens.stream().map(Token::text).collect(Collectors.joining(" "));
    }
}

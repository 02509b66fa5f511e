package io.millrace.migrate.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * One statement of SQL.
 *
 * @param text as it was written, without the semicolon
 * @param tokens its words
 * @param comments the comments before and in it
 */
public record SqlText(String text, List<Token> tokens, List<String> comments) {

    public SqlText {
        tokens = List.copyOf(tokens);
        comments = List.copyOf(comments);
    }

    /** The statements of a script, in their order. */
    public static List<SqlText> script(String script) {
        Lexer lexer = new Lexer(script);
        List<Token> tokens = lexer.tokens();
        List<SqlText> statements = new ArrayList<>();
        int from = 0;
        int start = 0;
        int inside = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("atomic") && i > 0 && tokens.get(i - 1).is("begin")) {
                inside = 1;
            } else if (inside > 0 && token.is("case")) {
                inside++;
            } else if (inside > 0 && token.is("end")) {
                inside--;
            } else if (inside == 0 && token.is(";")) {
                add(statements, script, tokens.subList(from, i), lexer.comments(), start, token.start());
                from = i + 1;
                start = token.end();
            }
        }
        add(statements, script, tokens.subList(from, tokens.size()), lexer.comments(), start, script.length());
        return List.copyOf(statements);
    }

    /** All comments of a script, those behind its last statement too. */
    public static List<String> comments(String script) {
        Lexer lexer = new Lexer(script);
        lexer.tokens();
        return lexer.comments().stream().map(Lexer.Comment::text).toList();
    }

    /** One statement. */
    public static SqlText of(String statement) {
        Lexer lexer = new Lexer(statement);
        List<Token> tokens = lexer.tokens();
        return new SqlText(
                statement,
                tokens,
                lexer.comments().stream().map(Lexer.Comment::text).toList());
    }

    private static void add(
            List<SqlText> statements,
            String script,
            List<Token> tokens,
            List<Lexer.Comment> comments,
            int start,
            int end) {
        if (!tokens.isEmpty()) {
            List<String> own = new ArrayList<>();
            for (Lexer.Comment comment : comments) {
                if (comment.start() >= start && comment.start() < end) {
                    own.add(comment.text());
                }
            }
            String text = script.substring(
                    tokens.get(0).start(), tokens.get(tokens.size() - 1).end());
            statements.add(new SqlText(text, tokens, own));
        }
    }

    /** Its words. */
    public Phrase phrase() {
        return new Phrase(tokens);
    }

    /** What counts of it: its words with one space between them, whatever the spaces, lines, comments and case were. */
    public String normalized() {
        StringBuilder words = new StringBuilder(text.length() + tokens.size());
        for (Token token : tokens) {
            if (words.length() > 0) {
                words.append(' ');
            }
            if (token.kind() == Token.Kind.NAME) {
                words.append('"').append(token.text()).append('"');
            } else {
                words.append(token.text());
            }
        }
        // A body in dollars has the line ends of whoever checked it out.
        return words.toString().replace("\r\n", "\n");
    }

    /** Whether these words stand in it, one after the other. */
    public boolean has(String words) {
        return indexOf(words) >= 0;
    }

    /** Whether it begins with these words. */
    public boolean begins(String words) {
        return indexOf(words) == 0;
    }

    /** Where these words stand in it, one after the other; -1 where they do not. */
    public int indexOf(String words) {
        List<String> wanted = List.of(words.split(" "));
        for (int i = 0; i + wanted.size() <= tokens.size(); i++) {
            int matched = 0;
            while (matched < wanted.size() && tokens.get(i + matched).is(wanted.get(matched))) {
                matched++;
            }
            if (matched == wanted.size()) {
                return i;
            }
        }
        return -1;
    }
}

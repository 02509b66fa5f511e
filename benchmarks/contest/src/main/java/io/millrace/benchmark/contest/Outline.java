package io.millrace.benchmark.contest;

/** Authors, their posts and the comments on those, as text: how contenders whose types differ are compared. */
public final class Outline {

    private final StringBuilder text = new StringBuilder();

    /** The next author. */
    public Outline author(int id, String name) {
        return line("", id, name);
    }

    /** The next post of the last author. */
    public Outline post(int id, String title) {
        return line("  ", id, title);
    }

    /** The next comment on the last post. */
    public Outline comment(int id, String body) {
        return line("    ", id, body);
    }

    private Outline line(String indent, int id, String words) {
        text.append(indent).append(id).append(' ').append(words).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

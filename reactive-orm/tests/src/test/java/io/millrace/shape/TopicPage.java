package io.millrace.shape;

import io.millrace.forum.Member;
import io.millrace.forum.Reply;
import io.millrace.forum.Topic;
import io.millrace.schema.From;
import io.millrace.schema.Shape;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A topic with its author's other topics, and its replies: lists inside of what is to one, and shapes in lists. */
@Shape(Topic.class)
public record TopicPage(
        String title,
        Optional<Author> author,
        List<Answer> replies,
        @From("author.topics") List<Topic> others) {

    /** Who wrote it. */
    @Shape(Member.class)
    public record Author(String name, List<Line> topics) {}

    /** What else they wrote. */
    @Shape(Topic.class)
    public record Line(String title) {}

    /** What was answered. */
    @Shape(Reply.class)
    public record Answer(
            String text, @From("author.name") @Nullable String by) {}
}

package io.millrace.shape;

import io.millrace.expr.TextExpr;
import io.millrace.forum.Reply;
import io.millrace.forum.Topic;
import io.millrace.forum.TopicTable;
import io.millrace.schema.Count;
import io.millrace.schema.From;
import io.millrace.schema.Shape;
import java.util.Optional;

/** A reply with its topic, whose own shape goes on from there. */
@Shape(Reply.class)
public record ReplyCard(String text, About topic) {

    /** What it is about. */
    @Shape(Topic.class)
    public record About(
            String title,
            String loud,
            @From("author.name") Optional<String> author,
            @Count("replies") long replies) {

        static <S> TextExpr<S, String> loud(TopicTable<S> topic) {
            return topic.title.upper();
        }
    }
}

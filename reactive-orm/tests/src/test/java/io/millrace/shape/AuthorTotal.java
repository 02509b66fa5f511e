package io.millrace.shape;

import static io.millrace.query.Sql.count;
import static io.millrace.query.Sql.max;

import io.millrace.expr.NumberExpr;
import io.millrace.forum.Topic;
import io.millrace.forum.TopicTable;
import io.millrace.schema.Shape;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all topics of an author come to. */
@Shape(Topic.class)
public record AuthorTotal(@Nullable Long authorId, long topics, Optional<Integer> most) {

    static <S> NumberExpr<S, Long, Long> topics(TopicTable<S> topic) {
        return count(topic.id);
    }

    static <S> NumberExpr<S, Integer, Optional<Integer>> most(TopicTable<S> topic) {
        return max(topic.votes);
    }
}

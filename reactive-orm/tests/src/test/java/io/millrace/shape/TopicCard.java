package io.millrace.shape;

import io.millrace.forum.Member;
import io.millrace.forum.Topic;
import io.millrace.schema.From;
import io.millrace.schema.Shape;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A topic with what is to one, read with it. */
@Shape(Topic.class)
public record TopicCard(
        String title,
        @From("author.name") @Nullable String authorName,
        @Nullable Author author,
        @From("author") Optional<Author> maybe,
        @From("author") Optional<Member> whole) {

    /** Who wrote it. */
    @Shape(Member.class)
    public record Author(long id, String name) {}
}

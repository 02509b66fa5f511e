package io.millrace.shape;

import io.millrace.forum.Topic;
import io.millrace.schema.From;
import io.millrace.schema.Input;
import org.jspecify.annotations.Nullable;

/** What a form gives of a topic: all that an insert needs. */
@Input(Topic.class)
public record NewTopic(
        String title, @From("votes") int start, @Nullable Long authorId) {}

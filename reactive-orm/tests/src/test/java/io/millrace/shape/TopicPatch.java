package io.millrace.shape;

import io.millrace.forum.Topic;
import io.millrace.schema.Input;
import java.util.Optional;

/** What may change of a topic. */
@Input(Topic.class)
public record TopicPatch(Optional<String> title, Optional<Integer> votes, Optional<Long> authorId) {}

package io.millrace.shape;

import static io.millrace.forum.TopicTable.TOPIC;
import static io.millrace.query.Query.from;
import static io.millrace.shape.MemberCardTopicLineShape.TOPIC_LINE;
import static io.millrace.shape.NewTopicInput.NEW_TOPIC;
import static io.millrace.shape.TopicPatchInput.TOPIC_PATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.InvalidChangeset;
import io.millrace.error.InvalidQuery;
import io.millrace.error.InvalidValue;
import io.millrace.forum.Forum;
import io.millrace.forum.Topic;
import io.millrace.repo.Repo;
import io.millrace.shape.MemberCard.TopicLine;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class InputShapeTest {

    private static final Forum FORUM = Forum.with("insert into members (name) values ('Ann')");
    private static final Repo REPO = FORUM.repo();

    @AfterAll
    static void close() {
        FORUM.close();
    }

    @Test
    void anInputIsInserted() {
        assertThat(REPO.insert(NEW_TOPIC.of(new NewTopic("one", 3, null)))
                        .toSql()
                        .get(0)
                        .sql())
                .isEqualTo("insert into topics (title, votes, author_id) values ($1::text, $2::int4, $3::int8)"
                        + " returning topics.id, topics.title, topics.votes, topics.author_id");

        Topic topic = inserted(new NewTopic("one", 3, 1L));

        assertThat(topic.title()).isEqualTo("one");
        assertThat(topic.votes()).isEqualTo(3);
        assertThat(topic.authorId()).isEqualTo(1L);
    }

    @Test
    void manyInputsAreOneStatement() {
        List<Topic> topics = REPO.insertAll(
                        TOPIC,
                        List.of(new NewTopic("a", 1, null), new NewTopic("b", 2, 1L)).stream()
                                .map(NEW_TOPIC::of)
                                .toList())
                .collectList()
                .block();

        assertThat(topics).extracting(Topic::title).containsExactly("a", "b");
    }

    @Test
    void aNullWhereNoneMayBeIsRefused() {
        @SuppressWarnings("NullAway") // what a caller without checks may do
        NewTopic broken = new NewTopic(null, 3, null);

        assertThatThrownBy(() -> NEW_TOPIC.of(broken))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("""
                ORM-801: Topic.title is set to null
                  because: the column is never null
                  fix: give a value, or make the component @Nullable""");
    }

    @Test
    void anUpdateSetsWhatTheInputGives() {
        Topic topic = inserted(new NewTopic("before", 1, 1L));
        TopicPatch patch = new TopicPatch(Optional.of("after"), Optional.empty(), Optional.empty());

        assertThat(REPO.update(topic)
                        .set(TOPIC_PATCH.values(patch))
                        .toSql()
                        .get(0)
                        .sql())
                .isEqualTo("update topics set title = $1::text where topics.id = $2::int8"
                        + " returning topics.id, topics.title, topics.votes, topics.author_id");
        assertThat(REPO.update(topic).set(TOPIC_PATCH.values(patch)).block())
                .extracting(Topic::title, Topic::votes, Topic::authorId)
                .containsExactly("after", 1, 1L);
        assertThat(REPO.update(topic)
                        .set(NEW_TOPIC.values(new NewTopic("whole", 9, null)))
                        .block())
                .extracting(Topic::title, Topic::votes, Topic::authorId)
                .containsExactly("whole", 9, null);
    }

    @Test
    void anUpdateOfManyRows() {
        Topic topic = inserted(new NewTopic("many", 1, 1L));
        TopicPatch patch = new TopicPatch(Optional.empty(), Optional.of(7), Optional.empty());

        assertThat(REPO.updateAll(from(TOPIC).where(TOPIC.id.eq(topic.id())))
                        .set(TOPIC_PATCH.values(patch), TOPIC.title.to("both"))
                        .returning(TOPIC_LINE)
                        .collectList()
                        .block())
                .containsExactly(new TopicLine("both", 7));
    }

    @Test
    void anUpdateThatSetsNothingIsRefused() {
        Topic topic = inserted(new NewTopic("same", 1, 1L));
        TopicPatch nothing = new TopicPatch(Optional.empty(), Optional.empty(), Optional.empty());

        assertThatThrownBy(() ->
                        REPO.update(topic).set(TOPIC_PATCH.values(nothing)).block())
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-112: an update sets nothing
                          because: the input that it was given leaves every column out
                          fix: do not update where there is nothing to set: values.assigns().isEmpty()""");
        assertThatThrownBy(() -> REPO.updateAll(from(TOPIC).where(TOPIC.id.eq(topic.id())))
                        .set(TOPIC_PATCH.values(nothing))
                        .block())
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith("ORM-112: an update sets nothing\n");
    }

    @Test
    void anInputBeginsAChangeset() {
        assertThatThrownBy(() -> REPO.insert(
                                NEW_TOPIC.change(new NewTopic("x", 1, null)).length(TOPIC.title, 2, 80))
                        .block())
                .isInstanceOf(InvalidChangeset.class);
        Topic topic = inserted(new NewTopic("edit", 1, 1L));
        TopicPatch same = new TopicPatch(Optional.of("edit"), Optional.empty(), Optional.empty());

        assertThat(TOPIC_PATCH.change(topic, same).isChanged()).isFalse();
        assertThat(REPO.update(TOPIC_PATCH
                                .change(topic, new TopicPatch(Optional.of("new"), Optional.empty(), Optional.empty()))
                                .length(TOPIC.title, 2, 80))
                        .block())
                .extracting(Topic::title)
                .isEqualTo("new");
    }

    @Test
    void aWriteGivesBackAShape() {
        assertThat(REPO.insert(NEW_TOPIC.of(new NewTopic("given", 4, null)))
                        .returning(TOPIC_LINE)
                        .block())
                .isEqualTo(new TopicLine("given", 4));
        Topic topic = inserted(new NewTopic("back", 1, 1L));
        assertThat(REPO.update(topic)
                        .set(TOPIC.votes.to(2))
                        .returning(TOPIC_LINE)
                        .block())
                .isEqualTo(new TopicLine("back", 2));
        assertThat(REPO.delete(TOPIC, topic).returning(TOPIC.title).block()).isEqualTo("back");
        assertThat(REPO.insertAll(TOPIC, List.of(NEW_TOPIC.of(new NewTopic("all", 5, null))))
                        .returning(TOPIC_LINE)
                        .collectList()
                        .block())
                .containsExactly(new TopicLine("all", 5));
    }

    private static Topic inserted(NewTopic topic) {
        return Objects.requireNonNull(REPO.insert(NEW_TOPIC.of(topic)).block());
    }
}

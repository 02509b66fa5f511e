package io.millrace.shape;

import static io.millrace.forum.MemberTable.MEMBER;
import static io.millrace.forum.TopicTable.TOPIC;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.count;
import static io.millrace.shape.AuthorTotalShape.AUTHOR_TOTAL;
import static io.millrace.shape.MemberCardShape.MEMBER_CARD;
import static io.millrace.shape.MemberCardTopicLineShape.TOPIC_LINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.InvalidQuery;
import io.millrace.forum.Forum;
import io.millrace.repo.Repo;
import io.millrace.shape.MemberCard.TopicLine;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.util.function.Tuples;

/** Groups read as shapes. */
class GroupedShapeTest {

    private static final Forum FORUM = Forum.open();
    private static final Repo REPO = FORUM.repo();

    @AfterAll
    static void close() {
        FORUM.close();
    }

    @Test
    void aGroupIsItsColumnsAndWhatItsMethodsAggregate() {
        List<AuthorTotal> totals = FORUM.counting(REPO.all(from(TOPIC)
                .groupBy(TOPIC.authorId)
                .having(count().ge(1))
                .orderBy(TOPIC.authorId.asc())
                .as(AUTHOR_TOTAL)));

        assertThat(FORUM.statements())
                .containsExactly("select topics.author_id, count(topics.id), max(topics.votes) from topics"
                        + " group by topics.author_id having count(*) >= $1::int8 order by topics.author_id");
        assertThat(totals)
                .containsExactly(
                        new AuthorTotal(1L, 3, Optional.of(30)),
                        new AuthorTotal(2L, 1, Optional.of(5)),
                        new AuthorTotal(null, 1, Optional.of(1)));
    }

    @Test
    void theListsOfAGroupFollowIt() {
        List<MemberCard> cards = FORUM.counting(REPO.all(
                from(MEMBER).groupBy(MEMBER.id).orderBy(MEMBER.id.asc()).as(MEMBER_CARD)));

        assertThat(FORUM.statements()).hasSize(3);
        assertThat(cards).extracting(MemberCard::topicCount).containsExactly(3L, 1L, 0L);
        assertThat(cards.get(1).topics()).containsExactly(new TopicLine("four", 5));
    }

    @Test
    void aShapeStandsBesideAnAggregate() {
        assertThat(REPO.all(from(TOPIC)
                                .where(TOPIC.id.le(2L))
                                .groupBy(TOPIC.id)
                                .orderBy(TOPIC.id.asc())
                                .select(TOPIC_LINE, count()))
                        .collectList()
                        .block())
                .containsExactly(Tuples.of(new TopicLine("one", 10), 1L), Tuples.of(new TopicLine("two", 20), 1L));
    }

    @Test
    void whatIsNotGroupedByIsRefused() {
        assertThatThrownBy(() -> REPO.all(from(TOPIC).groupBy(TOPIC.authorId).as(TOPIC_LINE))
                        .blockLast())
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-103: Topic.title is used in a grouped query but not grouped by
                          query: select topics.title, topics.votes from topics group by topics.author_id
                          because: a group has many rows, and it is not said whose value is meant
                          fix: add it: .groupBy(…, TOPIC.title), or aggregate it: max(TOPIC.title)""");
        assertThatThrownBy(() -> REPO.all(from(TOPIC).as(AUTHOR_TOTAL)).blockLast())
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-103: Topic.authorId is used in a grouped query but not grouped by
                          query: select topics.author_id, count(topics.id), max(topics.votes) from topics
                          because: a group has many rows, and it is not said whose value is meant
                          fix: add it: .groupBy(…, TOPIC.authorId), or aggregate it: max(TOPIC.authorId)""");
    }
}

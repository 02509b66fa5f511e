package io.millrace.shape;

import static io.millrace.forum.TopicTable.TOPIC;

import io.millrace.expr.TextExpr;
import io.millrace.forum.Member;
import io.millrace.forum.MemberTable;
import io.millrace.forum.Topic;
import io.millrace.relation.ToMany;
import io.millrace.schema.Count;
import io.millrace.schema.Shape;
import java.util.List;

/** A member with its topics. */
@Shape(Member.class)
public record MemberCard(
        String name, String shout, @Count("topics") long topicCount, List<TopicLine> topics, List<TopicLine> best) {

    /** A computed column. */
    static <S> TextExpr<S, String> shout(MemberTable<S> member) {
        return member.name.upper();
    }

    /** Which of the rows of a relation. */
    static ToMany<Member, Topic> best(MemberTable<Member> member) {
        return member.topics
                .where(TOPIC.votes.gt(5))
                .orderBy(TOPIC.votes.desc())
                .limit(2);
    }

    /** A topic as a member's page has it. */
    @Shape(Topic.class)
    public record TopicLine(String title, int votes) {}
}

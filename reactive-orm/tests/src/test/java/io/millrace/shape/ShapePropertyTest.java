package io.millrace.shape;

import static io.millrace.forum.MemberTable.MEMBER;
import static io.millrace.forum.ReplyTable.REPLY;
import static io.millrace.forum.TopicTable.TOPIC;
import static io.millrace.query.Query.from;
import static io.millrace.shape.MemberCardShape.MEMBER_CARD;
import static io.millrace.shape.TopicPageShape.TOPIC_PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.forum.Forum;
import io.millrace.forum.Member;
import io.millrace.forum.Reply;
import io.millrace.forum.Topic;
import io.millrace.repo.Repo;
import io.millrace.shape.MemberCard.TopicLine;
import io.millrace.shape.TopicPage.Answer;
import io.millrace.shape.TopicPage.Author;
import io.millrace.shape.TopicPage.Line;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Random data: what a shape reads is what a naive loader puts together, row by row, in a statement a relation. */
class ShapePropertyTest {

    private static final int FORUMS = 12;

    private final Random random = new Random(7);

    @Test
    void aShapeIsWhatANaiveLoaderPutsTogether() {
        for (int i = 0; i < FORUMS; i++) {
            try (Forum forum = Forum.with(data())) {
                Repo repo = forum.repo();
                Naive naive = new Naive(
                        now(repo.all(from(MEMBER).orderBy(MEMBER.id.asc()))),
                        now(repo.all(from(TOPIC).orderBy(TOPIC.id.asc()))),
                        now(repo.all(from(REPLY).orderBy(REPLY.id.asc()))));

                List<MemberCard> cards = forum.counting(
                        repo.all(from(MEMBER).orderBy(MEMBER.id.asc()).as(MEMBER_CARD)));
                assertThat(forum.statements()).hasSizeLessThanOrEqualTo(3);
                assertThat(cards.stream().map(Naive::sorted).toList())
                        .isEqualTo(naive.members().stream().map(naive::card).toList());

                List<TopicPage> pages = forum.counting(
                        repo.all(from(TOPIC).orderBy(TOPIC.id.asc()).as(TOPIC_PAGE)));
                assertThat(forum.statements()).hasSizeLessThanOrEqualTo(4);
                assertThat(pages.stream().map(Naive::sorted).toList())
                        .isEqualTo(naive.topics().stream().map(naive::page).toList());

                for (Member member : naive.members()) {
                    assertThat(Naive.sorted(
                                    now(repo.get(MEMBER_CARD, member.id()).flux())
                                            .get(0)))
                            .isEqualTo(naive.card(member));
                }
                for (Topic topic : naive.topics()) {
                    assertThat(Naive.sorted(
                                    now(repo.get(TOPIC_PAGE, topic.id()).flux()).get(0)))
                            .isEqualTo(naive.page(topic));
                }
            }
        }
    }

    private static <T> List<T> now(Flux<T> rows) {
        return Objects.requireNonNull(rows.collectList().block());
    }

    /** Votes are all different, so that an order by them has no two ways. */
    private String data() {
        StringBuilder sql = new StringBuilder();
        int members = 1 + random.nextInt(6);
        int topics = random.nextInt(14);
        int replies = topics == 0 ? 0 : random.nextInt(30);
        for (int id = 1; id <= members; id++) {
            sql.append("insert into members (id, name) values (%d, 'm%d');".formatted(id, id));
        }
        for (int id = 1; id <= topics; id++) {
            sql.append("insert into topics (id, title, votes, author_id) values (%d, 't%d', %d, %s);"
                    .formatted(id, random.nextInt(9), (id * 7) % 29, owner(members)));
        }
        for (int id = 1; id <= replies; id++) {
            sql.append("insert into replies (id, text, topic_id, author_id) values (%d, 'r%d', %d, %s);"
                    .formatted(id, id, 1 + random.nextInt(topics), owner(members)));
        }
        return sql.append("select 1").toString();
    }

    private String owner(int members) {
        int id = random.nextInt(members + 1);
        return id == 0 ? "null" : Integer.toString(id);
    }

    /** Puts shapes together by looking through all rows for each; lists without an order are sorted on both sides. */
    private record Naive(List<Member> members, List<Topic> topics, List<Reply> replies) {

        private static final int BEST = 2;

        MemberCard card(Member member) {
            List<TopicLine> lines = topics.stream()
                    .filter(topic -> Objects.equals(topic.authorId(), member.id()))
                    .map(topic -> new TopicLine(topic.title(), topic.votes()))
                    .toList();
            List<TopicLine> best = lines.stream()
                    .filter(line -> line.votes() > 5)
                    .sorted(Comparator.comparing(TopicLine::votes).reversed())
                    .limit(BEST)
                    .toList();
            return sorted(
                    new MemberCard(member.name(), member.name().toUpperCase(Locale.ROOT), lines.size(), lines, best));
        }

        TopicPage page(Topic topic) {
            Member author = member(topic.authorId());
            List<Topic> others = author == null ? List.of() : of(author);
            return sorted(new TopicPage(
                    topic.title(),
                    Optional.ofNullable(author)
                            .map(one -> new Author(
                                    one.name(),
                                    others.stream()
                                            .map(other -> new Line(other.title()))
                                            .toList())),
                    replies.stream()
                            .filter(reply -> reply.topicId() == topic.id())
                            .map(reply -> answer(reply, member(reply.authorId())))
                            .toList(),
                    others));
        }

        private static Answer answer(Reply reply, @Nullable Member author) {
            return new Answer(reply.text(), author == null ? null : author.name());
        }

        private List<Topic> of(Member author) {
            return topics.stream()
                    .filter(topic -> Objects.equals(topic.authorId(), author.id()))
                    .toList();
        }

        private @Nullable Member member(@Nullable Long id) {
            return members.stream()
                    .filter(member -> Objects.equals(member.id(), id))
                    .findFirst()
                    .orElse(null);
        }

        static MemberCard sorted(MemberCard card) {
            return new MemberCard(card.name(), card.shout(), card.topicCount(), sorted(card.topics()), card.best());
        }

        static TopicPage sorted(TopicPage page) {
            return new TopicPage(
                    page.title(),
                    page.author().map(author -> new Author(author.name(), sorted(author.topics()))),
                    sorted(page.replies()),
                    page.others().stream()
                            .sorted(Comparator.comparing(Topic::id))
                            .toList());
        }

        private static <T> List<T> sorted(List<T> rows) {
            return rows.stream().sorted(Comparator.comparing(Object::toString)).toList();
        }
    }
}

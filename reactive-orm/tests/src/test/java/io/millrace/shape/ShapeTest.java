package io.millrace.shape;

import static io.millrace.forum.MemberTable.MEMBER;
import static io.millrace.forum.ReplyTable.REPLY;
import static io.millrace.forum.TopicTable.TOPIC;
import static io.millrace.query.Query.from;
import static io.millrace.repo.Cursor.after;
import static io.millrace.repo.Cursor.firstPage;
import static io.millrace.shape.BoardTreeShape.BOARD_TREE;
import static io.millrace.shape.MemberCardShape.MEMBER_CARD;
import static io.millrace.shape.MemberCardTopicLineShape.TOPIC_LINE;
import static io.millrace.shape.ReplyCardShape.REPLY_CARD;
import static io.millrace.shape.TopicCardShape.TOPIC_CARD;
import static io.millrace.shape.TopicPageShape.TOPIC_PAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.error.InvalidQuery;
import io.millrace.error.NotFound;
import io.millrace.forum.Forum;
import io.millrace.forum.Member;
import io.millrace.forum.MemberTable;
import io.millrace.forum.Topic;
import io.millrace.repo.Page;
import io.millrace.repo.Repo;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import io.millrace.shape.MemberCard.TopicLine;
import io.millrace.shape.TopicCard.Author;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.util.function.Tuples;

class ShapeTest {

    private static final Forum FORUM = Forum.open();
    private static final Repo REPO = FORUM.repo();

    private static final String LINES = "select topics.author_id, topics.title, topics.votes from topics"
            + " where topics.author_id = any($1::int8[])";

    @AfterAll
    static void close() {
        FORUM.close();
    }

    @Test
    void onlyItsColumnsAreRead() {
        List<TopicLine> lines = FORUM.counting(REPO.all(
                from(TOPIC).where(TOPIC.votes.gt(10)).orderBy(TOPIC.id.asc()).as(TOPIC_LINE)));

        assertThat(FORUM.statements())
                .containsExactly("select topics.title, topics.votes from topics"
                        + " where topics.votes > $1::int8 order by topics.id");
        assertThat(lines).containsExactly(new TopicLine("two", 20), new TopicLine("three", 30));
    }

    @Test
    @Behaviour({"repo.exs:1469", "preload.exs:537", "preload.exs:562"})
    void aListIsOneStatementForAllRows() {
        List<MemberCard> cards =
                FORUM.counting(REPO.all(from(MEMBER).orderBy(MEMBER.id.asc()).as(MEMBER_CARD)));

        assertThat(FORUM.statements())
                .containsExactlyInAnyOrder(
                        "select members.name, upper(members.name), (select count(*) from topics where topics.author_id ="
                                + " members.id), members.id from members order by members.id",
                        LINES,
                        "select parent_key.place, topics.title, topics.votes from unnest($1::int8[]) with ordinality as"
                                + " parent_key (k0, place) cross join lateral (select topics.title, topics.votes,"
                                + " row_number() over (order by topics.votes desc) as nth from topics where"
                                + " topics.author_id = parent_key.k0 and topics.votes > $2::int8 order by topics.votes"
                                + " desc limit $3::int8) as topics order by topics.nth");
        assertThat(cards).extracting(MemberCard::name).containsExactly("Ann", "Bob", "Cid");
        assertThat(cards).extracting(MemberCard::shout).containsExactly("ANN", "BOB", "CID");
        assertThat(cards).extracting(MemberCard::topicCount).containsExactly(3L, 1L, 0L);
        assertThat(cards.get(0).topics())
                .containsExactlyInAnyOrder(
                        new TopicLine("one", 10), new TopicLine("two", 20), new TopicLine("three", 30));
        assertThat(cards.get(0).best()).containsExactly(new TopicLine("three", 30), new TopicLine("two", 20));
        assertThat(cards.get(1).topics()).containsExactly(new TopicLine("four", 5));
        assertThat(cards.get(1).best()).isEmpty();
        assertThat(cards.get(2).topics()).isEmpty();
        assertThatThrownBy(() -> cards.get(0).topics().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @Behaviour(value = "preload.exs:428", differs = "columns of a relation are a shape")
    void columnsOfARelationAreThoseOfItsShape() {
        List<MemberCard> cards =
                FORUM.counting(REPO.all(from(MEMBER).orderBy(MEMBER.id.asc()).as(MEMBER_CARD)));

        assertThat(FORUM.statements()).contains(LINES);
        assertThat(cards.get(1).topics()).containsExactly(new TopicLine("four", 5));
    }

    @Test
    @Behaviour({"repo.exs:1486", "preload.exs:585"})
    void whatIsToOneIsReadWithTheRow() {
        List<TopicCard> cards =
                FORUM.counting(REPO.all(from(TOPIC).orderBy(TOPIC.id.asc()).as(TOPIC_CARD)));

        assertThat(FORUM.statements())
                .containsExactly("select topics.title, topics_author.name, topics_author.id, topics_author.name,"
                        + " topics_author.id, topics_author.name, topics_author.id, topics_author.name from topics"
                        + " left join members as topics_author on topics_author.id = topics.author_id"
                        + " order by topics.id");
        Author ann = new Author(1, "Ann");
        assertThat(cards.get(0))
                .isEqualTo(new TopicCard(
                        "one", "Ann", ann, Optional.of(ann), cards.get(0).whole()));
        assertThat(cards.get(0).whole()).map(Member::name).contains("Ann");
        assertThat(cards.get(4)).isEqualTo(new TopicCard("five", null, null, Optional.empty(), Optional.empty()));
    }

    @Test
    void pathsAndMethodsGoOnFromWhatIsToOne() {
        List<ReplyCard> cards =
                FORUM.counting(REPO.all(from(REPLY).orderBy(REPLY.id.asc()).as(REPLY_CARD)));

        assertThat(FORUM.statements())
                .containsExactly("select replies.text, replies_topic.title, upper(replies_topic.title),"
                        + " replies_topic_author.name, (select count(*) from replies as replies_topic_replies"
                        + " where replies_topic_replies.topic_id = replies_topic.id) from replies"
                        + " join topics as replies_topic on replies_topic.id = replies.topic_id"
                        + " left join members as replies_topic_author on replies_topic_author.id ="
                        + " replies_topic.author_id order by replies.id");
        assertThat(cards.get(0))
                .isEqualTo(new ReplyCard("good", new ReplyCard.About("one", "ONE", Optional.of("Ann"), 3)));
        assertThat(cards.get(3))
                .isEqualTo(new ReplyCard("so", new ReplyCard.About("four", "FOUR", Optional.of("Bob"), 1)));
    }

    @Test
    void shapesStandInShapes() {
        List<TopicPage> pages =
                FORUM.counting(REPO.all(from(TOPIC).orderBy(TOPIC.id.asc()).as(TOPIC_PAGE)));

        assertThat(FORUM.statements())
                .containsExactlyInAnyOrder(
                        "select topics.title, topics.id, topics_author.id, topics_author.name, topics_author.id from"
                                + " topics left join members as topics_author on topics_author.id = topics.author_id"
                                + " order by topics.id",
                        "select topics.author_id, topics.title from topics where topics.author_id = any($1::int8[])",
                        "select replies.topic_id, replies.text, replies_author.name from replies left join members as"
                                + " replies_author on replies_author.id = replies.author_id"
                                + " where replies.topic_id = any($1::int8[])",
                        "select topics.id, topics.title, topics.votes, topics.author_id from topics"
                                + " where topics.author_id = any($1::int8[])");
        TopicPage one = pages.get(0);
        assertThat(one.replies())
                .containsExactlyInAnyOrder(
                        new TopicPage.Answer("good", "Bob"),
                        new TopicPage.Answer("bad", "Ann"),
                        new TopicPage.Answer("fine", null));
        TopicPage.Author author = one.author().orElseThrow();
        assertThat(author.name()).isEqualTo("Ann");
        assertThat(author.topics()).extracting(TopicPage.Line::title).containsExactlyInAnyOrder("one", "two", "three");
        assertThat(one.others()).extracting(Topic::title).containsExactlyInAnyOrder("one", "two", "three");
        assertThat(pages.get(4)).isEqualTo(new TopicPage("five", Optional.empty(), List.of(), List.of()));
    }

    @Test
    void aShapeInsideOfItselfIsOneStatementALevel() {
        BoardTree tree = FORUM.counting(REPO.get(BOARD_TREE, 1L));

        assertThat(FORUM.statements()).hasSize(4).last().asString().startsWith("select boards.");
        assertThat(tree).isEqualTo(tree(1, tree(2), tree(3, tree(4))));
    }

    @Test
    void rowsThatLeadInACircleAreFoundOut() {
        try (Forum forum = Forum.with("insert into boards (id, parent_id) values (1, null), (2, 1);"
                + " update boards set parent_id = 2 where id = 1")) {
            assertThatThrownBy(() -> forum.repo().get(BOARD_TREE, 1L).block())
                    .isInstanceOf(InvalidQuery.class)
                    .hasMessage("""
                            ORM-114: BoardTree stands inside itself more than 100 levels deep
                              because: its rows lead in a circle, or their tree is deeper than that
                              fix: read the rows with a recursive common table, or a shape for each level""");
        }
    }

    @Test
    void oneRowIsGotByItsKey() {
        TopicCard card = FORUM.counting(REPO.require(TOPIC_CARD, 4L));

        assertThat(FORUM.statements()).singleElement().asString().endsWith(" where topics.id = $1::int8");
        assertThat(card.authorName()).isEqualTo("Bob");
        assertThat(REPO.get(TOPIC_CARD, 99L).blockOptional()).isEmpty();
        assertThatThrownBy(() -> REPO.require(MEMBER_CARD, 99L).block()).isInstanceOf(NotFound.class);
    }

    @Test
    void theFirstTheLastAndTheOnlyOne() {
        Shaped<MemberCard> cards = from(MEMBER).orderBy(MEMBER.id.asc()).as(MEMBER_CARD);

        assertThat(REPO.first(cards).block()).extracting(MemberCard::topicCount).isEqualTo(3L);
        assertThat(REPO.last(cards).block()).extracting(MemberCard::name).isEqualTo("Cid");
        assertThat(REPO.one(from(MEMBER).where(MEMBER.name.eq("Bob")).as(MEMBER_CARD))
                        .block())
                .extracting(MemberCard::topics)
                .isEqualTo(List.of(new TopicLine("four", 5)));
        assertThat(REPO.count(cards).block()).isEqualTo(3);
        assertThat(REPO.exists(cards).block()).isTrue();
    }

    @Test
    void aPageHasItsLists() {
        Shaped<MemberCard> cards = from(MEMBER).orderBy(MEMBER.name.asc()).as(MEMBER_CARD);
        Page<MemberCard> first = FORUM.counting(REPO.page(cards, firstPage(), 2));

        assertThat(FORUM.statements()).hasSize(3);
        assertThat(first.items()).extracting(MemberCard::name).containsExactly("Ann", "Bob");
        assertThat(first.items().get(0).topics()).hasSize(3);
        Page<MemberCard> second =
                REPO.page(cards, after(Objects.requireNonNull(first.next())), 2).block();
        assertThat(Objects.requireNonNull(second).items())
                .extracting(MemberCard::name)
                .containsExactly("Cid");
    }

    @Test
    void aStreamFetchesListsPartByPart() {
        List<MemberCard> cards =
                FORUM.counting(REPO.stream(from(MEMBER).orderBy(MEMBER.id.asc()).as(MEMBER_CARD), 2));

        assertThat(FORUM.statements().stream().filter(LINES::equals)).hasSize(1);
        assertThat(cards).extracting(card -> card.topics().size()).containsExactly(3, 1, 0);
        assertThat(FORUM.counting(
                        REPO.stream(from(TOPIC).orderBy(TOPIC.id.asc()).as(TOPIC_LINE), 2)))
                .hasSize(5);
    }

    @Test
    void anotherNameOfTheTableWillDo() {
        MemberTable<Object> alias = MEMBER.as("m");

        assertThat(REPO.toSql(from(alias).as(MEMBER_CARD)).sql())
                .isEqualTo("select m.name, upper(m.name), (select count(*) from topics where topics.author_id = m.id),"
                        + " m.id from members as m");
        assertThat(REPO.all(from(alias).as(MEMBER_CARD)).collectList().block())
                .extracting(MemberCard::topicCount)
                .containsExactlyInAnyOrder(3L, 1L, 0L);
    }

    @Test
    void aRelationOfARowIsReadAsAShape() {
        Member ann = new Member(1, "Ann", missing(), missing(), One.of(null));

        assertThat(REPO.all(MEMBER.topics.of(ann).orderBy(TOPIC.id.asc()).as(TOPIC_LINE))
                        .collectList()
                        .block())
                .extracting(TopicLine::title)
                .containsExactly("one", "two", "three");
    }

    @Test
    void insideATransactionAllIsReadInIt() {
        Flux<MemberCard> read = REPO.all(from(MEMBER).orderBy(MEMBER.id.asc()).as(MEMBER_CARD));
        List<MemberCard> cards = REPO.transaction(REPO.updateAll(from(TOPIC).where(TOPIC.id.eq(5L)))
                        .set(TOPIC.authorId.to(3L))
                        .then(read.collectList())
                        .flatMap(all -> REPO.updateAll(from(TOPIC).where(TOPIC.id.eq(5L)))
                                .set(TOPIC.authorId.toNull())
                                .thenReturn(all)))
                .block();

        assertThat(cards).extracting(MemberCard::topicCount).containsExactly(3L, 1L, 1L);
    }

    @Test
    void aTreeTakesARoundTripALevel() {
        REPO.all(from(TOPIC).as(TOPIC_PAGE)).blockLast();
        FORUM.distance(Duration.ofMillis(30));
        try {
            FORUM.counting(REPO.all(from(TOPIC).as(TOPIC_PAGE)));
            assertThat(FORUM.statements()).hasSize(4);
        } finally {
            FORUM.distance(Duration.ZERO);
        }
    }

    @Test
    void oneParentIsAskedForByItsKey() {
        FORUM.counting(REPO.first(from(MEMBER).where(MEMBER.id.eq(1L)).as(MEMBER_CARD)));

        assertThat(FORUM.statements())
                .contains("select topics.title, topics.votes from topics where topics.author_id = $1::int8");
    }

    @Test
    void rawSqlIsReadAsAShape() {
        assertThat(REPO.sql("select title, votes from topics where id = {}", 2L)
                        .as(TOPIC_LINE)
                        .blockFirst())
                .isEqualTo(new TopicLine("two", 20));
        assertThatThrownBy(() ->
                        REPO.sql("select name from members").as(MEMBER_CARD).blockFirst())
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith("ORM-114: MemberCard is read of a row alone, and has more than a row says\n");
    }

    @Test
    void getsOfAShapeLeaveTogether() {
        List<String> titles = FORUM.counting(REPO.get(TOPIC_LINE, 1L)
                .thenMany(Flux.just(3L, 1L, 2L)
                        .flatMapSequential(id -> REPO.get(TOPIC_LINE, id).map(TopicLine::title))));

        assertThat(titles).containsExactly("three", "one", "two");
        assertThat(FORUM.statements())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("select topics.title, topics.votes")
                                .endsWith(" from topics where topics.id = $1::int8"),
                        together -> assertThat(together)
                                .startsWith("select topics.title, topics.votes")
                                .endsWith(" from topics where topics.id = any($1::int8[])"));
    }

    @Test
    void aWriteGivesBackListsToo() {
        List<MemberCard> cards = FORUM.counting(REPO.updateAll(from(MEMBER).where(MEMBER.id.le(2L)))
                .set(MEMBER.name.to(MEMBER.name))
                .returning(MEMBER_CARD));

        assertThat(FORUM.statements()).hasSize(2).contains(LINES);
        assertThat(cards).extracting(card -> card.topics().size()).containsExactlyInAnyOrder(3, 1);
        assertThat(REPO.updateAll(from(MEMBER).where(MEMBER.id.eq(1L)))
                        .set(MEMBER.name.to("Ann"))
                        .returning(MEMBER_CARD)
                        .blockFirst())
                .extracting(MemberCard::topicCount)
                .isEqualTo(3L);
    }

    @Test
    void aWriteJoinsNothing() {
        assertThatThrownBy(() -> REPO.updateAll(from(TOPIC).where(TOPIC.id.eq(1L)))
                        .set(TOPIC.votes.to(10))
                        .returning(TOPIC_CARD)
                        .blockLast())
                .isInstanceOf(InvalidQuery.class)
                .hasMessageContaining("a write uses Member.name over a path, which it cannot join");
    }

    @Test
    void aShapeWithListsIsNoPartOfASelectList() {
        assertThatThrownBy(() -> from(MEMBER).select(MEMBER.name, MEMBER_CARD))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-114: MemberCard is read of a row alone, and has more than a row says
                          because: its lists are fetched when all rows have been read, by a statement of their own
                          fix: read whole rows of it: query.as(MEMBER_CARD), or leave the lists out""");
        assertThat(REPO.all(from(TOPIC).where(TOPIC.id.eq(1L)).select(TOPIC.id, TOPIC_LINE))
                        .blockFirst())
                .isEqualTo(Tuples.of(1L, new TopicLine("one", 10)));
    }

    private static BoardTree tree(long id, BoardTree... children) {
        return new BoardTree(id, List.of(children));
    }

    private static <X> Many<X> missing() {
        return Many.of(List.of());
    }
}

package io.millrace.preload;

import static io.millrace.forum.BoardTable.BOARD;
import static io.millrace.forum.MemberTable.MEMBER;
import static io.millrace.forum.ReplyTable.REPLY;
import static io.millrace.forum.SeatTable.SEAT;
import static io.millrace.forum.ShelfTable.SHELF;
import static io.millrace.forum.TopicTable.TOPIC;
import static io.millrace.query.Query.from;
import static io.millrace.repo.Cursor.firstPage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.blog.Post;
import io.millrace.blog.PostTable;
import io.millrace.error.InvalidQuery;
import io.millrace.error.NotLoaded;
import io.millrace.forum.Board;
import io.millrace.forum.Book;
import io.millrace.forum.Forum;
import io.millrace.forum.Member;
import io.millrace.forum.Reply;
import io.millrace.forum.Ticket;
import io.millrace.forum.Topic;
import io.millrace.query.Query;
import io.millrace.repo.Page;
import io.millrace.repo.Repo;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class PreloadTest {

    private static final Forum FORUM = Forum.open();
    private static final Repo REPO = FORUM.repo();

    @AfterAll
    static void close() {
        FORUM.close();
    }

    @Test
    @Behaviour({"preload.exs:28", "preload.exs:302"})
    void manyRowsAreLoadedForAllParentsAtOnce() {
        List<Member> members = FORUM.counting(
                REPO.all(from(MEMBER).orderBy(MEMBER.id.desc()).preload(MEMBER.topics.orderBy(TOPIC.id.asc()))));

        assertThat(FORUM.statements())
                .containsExactly(
                        "select members.id, members.name from members order by members.id desc",
                        "select topics.id, topics.title, topics.votes, topics.author_id from topics"
                                + " where topics.author_id = any($1::int8[]) order by topics.id");
        assertThat(members).extracting(Member::name).containsExactly("Cid", "Bob", "Ann");
        assertThat(members)
                .extracting(PreloadTest::topics)
                .containsExactly(List.of(), List.of(4L), List.of(1L, 2L, 3L));
    }

    @Test
    @Behaviour("repo.exs:735")
    void aRowThatIsReadAgainHasNothingLoaded() {
        Member ann =
                FORUM.counting(REPO.first(from(MEMBER).where(MEMBER.id.eq(1L)).preload(MEMBER.topics)));
        Member again = FORUM.counting(REPO.require(MEMBER, ann.id()));

        assertThat(ann.topics().isLoaded()).isTrue();
        assertThat(FORUM.statements()).hasSize(1);
        assertThat(again.topics().isLoaded()).isFalse();
    }

    @Test
    void oneParentIsAskedForByItsKey() {
        Member ann = FORUM.counting(
                REPO.first(from(MEMBER).where(MEMBER.id.eq(1L)).preload(MEMBER.topics.orderBy(TOPIC.votes.desc()))));

        assertThat(FORUM.statements())
                .last()
                .asString()
                .endsWith(" from topics where topics.author_id = $1::int8 order by topics.votes desc");
        assertThat(topics(ann)).containsExactly(3L, 2L, 1L);
    }

    @Test
    @Behaviour({"preload.exs:59", "preload.exs:310"})
    void atMostOneRowIsLoadedOrNone() {
        List<Member> members =
                FORUM.counting(REPO.all(from(MEMBER).orderBy(MEMBER.id.asc()).preload(MEMBER.badge)));

        assertThat(FORUM.statements())
                .last()
                .isEqualTo("select badges.id, badges.label, badges.member_id from badges"
                        + " where badges.member_id = any($1::int8[])");
        assertThat(members)
                .extracting(member ->
                        member.badge().optional().map(badge -> badge.label()).orElse("none"))
                .containsExactly("gold", "tin", "none");
    }

    @Test
    @Behaviour({"preload.exs:77", "preload.exs:93", "preload.exs:104", "preload.exs:318"})
    void theOwnerIsLoadedOnceForAllThatShareIt() {
        List<Topic> topics =
                FORUM.counting(REPO.all(from(TOPIC).orderBy(TOPIC.id.asc()).preload(TOPIC.author)));

        assertThat(FORUM.statements())
                .last()
                .isEqualTo("select members.id, members.name from members where members.id = any($1::int8[])");
        assertThat(topics)
                .extracting(topic -> topic.author().optional().map(Member::name).orElse("nobody"))
                .containsExactly("Ann", "Ann", "Ann", "Bob", "nobody");
        assertThat(topics.get(0).author().get()).isSameAs(topics.get(1).author().get());
    }

    @Test
    void withoutAKeyNothingIsSent() {
        Topic five = FORUM.counting(
                REPO.first(from(TOPIC).where(TOPIC.id.eq(5L)).preload(TOPIC.author.preload(MEMBER.topics))));

        assertThat(FORUM.statements()).hasSize(1);
        assertThat(five.author().optional()).isEmpty();
    }

    @Test
    @Behaviour({"preload.exs:625", "preload.exs:636", "preload.exs:654"})
    void aTreeTakesOneStatementARelation() {
        List<Member> members = FORUM.counting(REPO.all(from(MEMBER)
                .orderBy(MEMBER.id.asc())
                .preload(
                        MEMBER.badge,
                        MEMBER.topics
                                .orderBy(TOPIC.id.asc())
                                .preload(TOPIC.replies.orderBy(REPLY.id.asc()).preload(REPLY.author)))));

        assertThat(FORUM.statements()).hasSize(5);
        Topic one = members.get(0).topics().list().get(0);
        assertThat(one.replies().list()).extracting(Reply::text).containsExactly("good", "bad", "fine");
        assertThat(one.replies().list())
                .extracting(reply -> reply.author().optional().map(Member::name).orElse("nobody"))
                .containsExactly("Bob", "Ann", "nobody");
        assertThat(members.get(0).badge().get().label()).isEqualTo("gold");
        assertThat(members.get(2).topics().list()).isEmpty();
    }

    @Test
    void aTransactionSendsSiblingsTogether() {
        Mono<Member> work = REPO.transaction(
                REPO.first(from(MEMBER).where(MEMBER.id.eq(1L)).preload(MEMBER.badge, MEMBER.topics, MEMBER.replies)));
        Mono<Member> plain = REPO.transaction(REPO.first(from(MEMBER).where(MEMBER.id.eq(1L))));
        Member ann = now(work);

        FORUM.distance(Duration.ofMillis(50));
        try {
            assertThat(FORUM.counting(work).replies().list())
                    .hasSameSizeAs(ann.replies().list());
            assertThat(FORUM.statements()).hasSize(4);
            assertThat(FORUM.roundTrips()).isEqualTo(2);
            FORUM.counting(plain);
            assertThat(FORUM.roundTrips()).isEqualTo(2);
        } finally {
            FORUM.distance(Duration.ZERO);
        }
    }

    @Test
    @Behaviour({"preload.exs:47", "preload.exs:298"})
    void rowsKeepTheirOrderAndAreFilledHoweverOftenTheyCome() {
        Member ann = now(REPO.require(MEMBER, 1L));
        Member cid = now(REPO.require(MEMBER, 3L));

        List<Member> loaded =
                FORUM.counting(REPO.preloadAll(List.of(cid, ann, ann), MEMBER.topics.orderBy(TOPIC.id.asc())));

        assertThat(FORUM.statements()).hasSize(1);
        assertThat(loaded)
                .extracting(PreloadTest::topics)
                .containsExactly(List.of(), List.of(1L, 2L, 3L), List.of(1L, 2L, 3L));
        assertThat(FORUM.counting(REPO.preloadAll(loaded, MEMBER.topics))).hasSize(3);
        assertThat(FORUM.statements()).isEmpty();
        assertThat(FORUM.counting(REPO.preloadAll(List.<Member>of(), MEMBER.topics)))
                .isEmpty();
        assertThat(FORUM.statements()).isEmpty();
    }

    @Test
    @Behaviour({"preload.exs:752", "preload.exs:778"})
    void whatIsLoadedStaysUnlessForced() {
        Member ann = new Member(1, "Ann", Many.of(List.of()), Many.notLoaded("Member", "replies"), One.of(null));
        assertThat(now(REPO.preload(ann, MEMBER.topics, MEMBER.badge)).topics().list())
                .isEmpty();

        Topic stale = new Topic(1, "old", 0, 1L, One.notLoaded("Topic", "author"), Many.notLoaded("Topic", "replies"));
        Member kept = new Member(1, "Ann", Many.of(List.of(stale)), ann.replies(), ann.badge());
        Member deeper = FORUM.counting(REPO.preload(kept, MEMBER.topics.preload(TOPIC.author)));
        assertThat(FORUM.statements()).hasSize(1);
        assertThat(deeper.topics().list()).extracting(Topic::title).containsExactly("old");
        assertThat(deeper.topics().list().get(0).author().get().name()).isEqualTo("Ann");

        Member fresh =
                now(REPO.preload(deeper, MEMBER.topics.orderBy(TOPIC.id.asc()).force(), MEMBER.badge.force()));
        assertThat(topics(fresh)).containsExactly(1L, 2L, 3L);
        assertThat(fresh.topics().list().get(0).author().isLoaded()).isFalse();
        assertThat(fresh.badge().get().label()).isEqualTo("gold");
    }

    @Test
    void whatIsLoadedBelowIsLoadedForTwinsThatAreThereAndThatAreNot() {
        List<Member> members = Objects.requireNonNull(
                REPO.all(from(MEMBER).orderBy(MEMBER.id.asc())).collectList().block());
        Member ann = members.get(0);
        Topic known = Objects.requireNonNull(REPO.require(TOPIC, 1L).block());
        Topic old = new Topic(known.id(), "old", known.votes(), known.authorId(), known.author(), known.replies());
        Member kept = new Member(ann.id(), ann.name(), Many.of(List.of(old)), ann.replies(), ann.badge());

        List<Member> loaded = FORUM.counting(
                REPO.preloadAll(List.of(kept, ann, members.get(1)), MEMBER.topics.preload(TOPIC.author)));

        assertThat(FORUM.statements())
                .containsExactly(
                        "select topics.id, topics.title, topics.votes, topics.author_id from topics"
                                + " where topics.author_id = any($1::int8[])",
                        "select members.id, members.name from members where members.id = any($1::int8[])");
        assertThat(loaded)
                .extracting(member -> member.topics().list().stream()
                        .map(topic ->
                                topic.title() + " of " + topic.author().get().name())
                        .sorted()
                        .toList())
                .containsExactly(
                        List.of("old of Ann"),
                        List.of("one of Ann", "three of Ann", "two of Ann"),
                        List.of("four of Bob"));
    }

    @Test
    @Behaviour("preload.exs:698")
    void conditionsAndOrdersHoldWithinEachParent() {
        List<Member> members = FORUM.counting(REPO.all(from(MEMBER)
                .orderBy(MEMBER.id.asc())
                .preload(MEMBER.topics.where(TOPIC.votes.gt(5)).orderBy(TOPIC.title.desc()))));

        assertThat(FORUM.statements())
                .last()
                .asString()
                .endsWith(" where topics.author_id = any($1::int8[]) and topics.votes > $2::int8"
                        + " order by topics.title desc");
        assertThat(members).extracting(PreloadTest::topics).containsExactly(List.of(2L, 3L, 1L), List.of(), List.of());
    }

    @Test
    void aLimitHoldsForEachParent() {
        List<Member> members = FORUM.counting(REPO.all(from(MEMBER)
                .orderBy(MEMBER.id.asc())
                .preload(MEMBER.topics.orderBy(TOPIC.votes.desc()).limit(2))));

        assertThat(FORUM.statements())
                .last()
                .isEqualTo("select parent_key.place, topics.id, topics.title, topics.votes, topics.author_id"
                        + " from unnest($1::int8[]) with ordinality as parent_key (k0, place)"
                        + " cross join lateral (select topics.id, topics.title, topics.votes, topics.author_id,"
                        + " row_number() over (order by topics.votes desc) as nth from topics"
                        + " where topics.author_id = parent_key.k0 order by topics.votes desc limit $2::int8) as topics"
                        + " order by topics.nth");
        assertThat(members).extracting(PreloadTest::topics).containsExactly(List.of(3L, 2L), List.of(4L), List.of());
        Member one = now(REPO.preload(
                now(REPO.require(MEMBER, 1L)),
                MEMBER.topics.orderBy(TOPIC.id.asc()).limit(1)));
        assertThat(topics(one)).containsExactly(1L);
    }

    @Test
    void keysThatJavaTellsApartAreMatchedByPlace() {
        var shelves =
                FORUM.counting(REPO.all(from(SHELF).orderBy(SHELF.code.asc()).preload(SHELF.books)));

        assertThat(FORUM.statements())
                .last()
                .asString()
                .startsWith("select parent_key.place, books.id, ")
                .endsWith(" from books join unnest($1::text[]) with ordinality as parent_key (k0, place)"
                        + " on books.shelf = parent_key.k0::numeric");
        assertThat(shelves.get(0).books().list()).extracting(Book::id).containsExactlyInAnyOrder(1L, 2L);
        assertThat(shelves.get(1).books().list()).extracting(Book::id).containsExactly(3L);
    }

    @Test
    void aKeyMayHaveSeveralColumns() {
        var seats = FORUM.counting(
                REPO.all(from(SEAT).orderBy(SEAT.hall.asc(), SEAT.number.asc()).preload(SEAT.tickets)));

        assertThat(FORUM.statements())
                .last()
                .asString()
                .endsWith(
                        " from tickets join unnest($1::int4[], $2::int4[]) with ordinality as parent_key (k0, k1, place)"
                                + " on tickets.hall = parent_key.k0 and tickets.number = parent_key.k1");
        assertThat(seats.get(0).tickets().list()).extracting(Ticket::id).containsExactly(1L);
        assertThat(seats.get(1).tickets().list()).extracting(Ticket::id).containsExactlyInAnyOrder(2L, 3L);
        assertThat(seats.get(2).tickets().list()).isEmpty();
    }

    @Test
    void aTableMayLeadToItself() {
        Board root = FORUM.counting(REPO.first(from(BOARD)
                .where(BOARD.id.eq(1L))
                .preload(BOARD.children.orderBy(BOARD.id.asc()).preload(BOARD.children, BOARD.parent))));

        assertThat(FORUM.statements()).hasSize(4);
        assertThat(root.children().list()).extracting(Board::id).containsExactly(2L, 3L);
        assertThat(root.children().list().get(1).children().list())
                .extracting(Board::id)
                .containsExactly(4L);
        assertThat(root.children().list().get(1).parent().get().id()).isEqualTo(1);
        assertThat(root).hasToString("Board[id=1, parentId=null, parent=(not loaded), children=(2 loaded)]");
        assertThat(root).isEqualTo(now(REPO.require(BOARD, 1L))).hasSameHashCodeAs(now(REPO.require(BOARD, 1L)));
    }

    @Test
    void pagesStreamsAndLastRowsPreloadToo() {
        Page<Member> page =
                FORUM.counting(REPO.page(from(MEMBER).orderBy(MEMBER.id.asc()).preload(MEMBER.topics), firstPage(), 2));
        assertThat(page.items()).extracting(member -> topics(member).size()).containsExactly(3, 1);
        assertThat(page.hasMore()).isTrue();

        List<Member> streamed =
                FORUM.counting(REPO.stream(from(MEMBER).orderBy(MEMBER.id.asc()).preload(MEMBER.topics), 2));
        assertThat(streamed).extracting(member -> topics(member).size()).containsExactly(3, 1, 0);
        assertThat(FORUM.statements().stream().filter(text -> text.contains(" from topics ")))
                .hasSize(2);

        Member last = now(REPO.last(from(MEMBER).orderBy(MEMBER.name.asc()).preload(MEMBER.replies)));
        assertThat(last.replies().list()).extracting(Reply::id).containsExactly(4L);
        Member only = now(REPO.one(from(MEMBER).where(MEMBER.name.eq("Bob")).preload(MEMBER.badge)));
        assertThat(only.badge().get().label()).isEqualTo("tin");
    }

    @Test
    @Behaviour("assoc.exs:14")
    void aRelationIsAQuery() {
        Member ann = now(REPO.require(MEMBER, 1L));

        assertThat(FORUM.counting(
                        REPO.all(MEMBER.topics.of(ann).where(TOPIC.votes.gt(10)).orderBy(TOPIC.id.asc()))))
                .extracting(Topic::id)
                .containsExactly(2L, 3L);
        assertThat(FORUM.statements())
                .containsExactly("select topics.id, topics.title, topics.votes, topics.author_id from topics"
                        + " where topics.author_id = $1::int8 and topics.votes > $2::int8 order by topics.id");
        assertThat(now(REPO.count(MEMBER.topics.of(ann)))).isEqualTo(3);
        assertThat(now(REPO.stream(MEMBER.topics.of(ann).orderBy(TOPIC.id.desc()), 2)
                        .collectList()))
                .extracting(Topic::id)
                .containsExactly(3L, 2L, 1L);
        Topic five = now(REPO.require(TOPIC, 5L));
        assertThat(REPO.all(TOPIC.author.of(five)).collectList().block()).isEmpty();
    }

    @Test
    void aFilteredRelationIsAskedAndJoinedAsItIs() {
        var strong = MEMBER.topics.where(TOPIC.votes.ge(20));
        var topic = TOPIC.as("topic");

        assertThat(REPO.toSql(from(MEMBER).where(strong.any())).sql())
                .endsWith(" where exists (select 1 from topics where topics.author_id = members.id"
                        + " and topics.votes >= $1::int8)");
        assertThat(REPO.toSql(from(MEMBER).join(strong, topic)).sql())
                .endsWith(" from members join topics as topic on members.id = topic.author_id"
                        + " and topic.votes >= $1::int8");
        assertThat(now(REPO.all(from(MEMBER).orderBy(MEMBER.id.asc()).select(strong.count()))
                        .collectList()))
                .containsExactly(2L, 0L, 0L);
        assertThat(now(REPO.all(from(MEMBER).join(strong, topic)).collectList()))
                .hasSize(2);
    }

    @Test
    void readingWhatIsNotLoadedSaysWhatToWrite() {
        Member ann = now(REPO.require(MEMBER, 1L));

        assertThatThrownBy(() -> ann.topics().list())
                .isInstanceOf(NotLoaded.class)
                .hasMessage("""
                ORM-204: Member.topics is not loaded
                  because: relations are loaded only where a query or a preload asks for them
                  fix: repo.preload(member, MEMBER.topics)""");
    }

    @Test
    void oneRelationIsLoadedInOneWay() {
        Member both = now(REPO.first(from(MEMBER)
                .where(MEMBER.id.eq(1L))
                .preload(MEMBER.topics.preload(TOPIC.author), MEMBER.topics.preload(TOPIC.replies))));
        assertThat(both.topics().list())
                .allMatch(topic -> topic.author().isLoaded() && topic.replies().isLoaded());

        refused(from(MEMBER).preload(MEMBER.topics, MEMBER.topics.limit(1)), """
                ORM-114: Member.topics is preloaded twice, with different conditions, orders or limits
                  because: a record holds the rows of a relation once
                  fix: preload it once, or read the other rows on their own: MEMBER.topics.of(row)""");
        refused(from(MEMBER).preload(MEMBER.as("m").topics), """
                ORM-114: Member.topics is preloaded from m, which is another name for its table
                  because: relations are loaded into the rows themselves, whatever the query calls their table
                  fix: use the table's own constant: .preload(MEMBER.topics)""");
        assertThatThrownBy(() -> from(MEMBER).preload(MEMBER.topics).select(MEMBER.name))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith(
                        "ORM-114: the query preloads topics, and then selects something else than its rows");
        assertThatThrownBy(() -> MEMBER.topics.limit(-1))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                ORM-110: limit(-1) of topics is negative
                  because: a relation cannot have fewer than no rows
                  fix: limit(0), or leave it out for all rows""");
    }

    @Test
    void aRelationNeedsAComponentToHoldIt() {
        assertThatThrownBy(() -> REPO.preload(
                                PostTable.POST.with(BLANK, PostTable.POST.title.to("x")), PostTable.POST.comments)
                        .block())
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                ORM-114: Post.comments is preloaded, and Post has no component to hold it
                  because: the relation is declared on the record, which stays a row without relations
                  fix: declare it as a component: Many<Comment> comments""");
    }

    @Test
    void manyKeysAreAskedForInParts() {
        List<Topic> many = LongStream.rangeClosed(1, 20_001)
                .mapToObj(id ->
                        new Topic(id, "t", 0, id, One.notLoaded("Topic", "author"), Many.notLoaded("Topic", "replies")))
                .toList();

        List<Topic> loaded = FORUM.counting(REPO.preloadAll(many, TOPIC.author));

        assertThat(FORUM.statements()).hasSize(3);
        assertThat(loaded).hasSize(20_001);
        assertThat(loaded.stream().filter(topic -> topic.author().optional().isPresent()))
                .extracting(Topic::id)
                .containsExactly(1L, 2L, 3L);
    }

    private static final Post BLANK = new Post(
            1,
            null,
            null,
            null,
            true,
            null,
            0,
            null,
            null,
            new UUID(0, 0),
            null,
            null,
            null,
            null,
            null,
            Instant.EPOCH,
            Instant.EPOCH);

    private static void refused(Query<?> query, String message) {
        assertThatThrownBy(() -> REPO.all(query).collectList().block())
                .isInstanceOf(InvalidQuery.class)
                .hasMessage(message);
    }

    private static <T> T now(Mono<T> mono) {
        return Objects.requireNonNull(mono.block());
    }

    private static List<Long> topics(Member member) {
        return member.topics().list().stream().map(Topic::id).toList();
    }
}

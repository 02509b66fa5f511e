package io.millrace.preload;

import static io.millrace.forum.BoardTable.BOARD;
import static io.millrace.forum.MemberTable.MEMBER;
import static io.millrace.forum.ReplyTable.REPLY;
import static io.millrace.forum.TopicTable.TOPIC;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.forum.Board;
import io.millrace.forum.Forum;
import io.millrace.forum.Member;
import io.millrace.forum.Reply;
import io.millrace.forum.Topic;
import io.millrace.query.Query;
import io.millrace.query.Sql;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What the rows of a relation lead to is sent behind it, and finds those rows by itself. */
class DescentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Forum FORUM = Forum.open();
    private static final Repo REPO = FORUM.repo();
    private static final String TOPICS =
            "select topics.id, topics.title, topics.votes, topics.author_id from topics where topics.author_id ";
    private static final String REPLIES =
            " (select replies.id, replies.text, replies.topic_id, replies.author_id from replies"
                    + " where replies.topic_id = any(array(select parent_key.k0 from parent_key))";
    private static final String TOPICS_SEEN = ") union all (select null, null, parent_key.k0, null from parent_key)";

    @BeforeAll
    static void away() {
        FORUM.distance(Duration.ofMillis(2));
        KnownDistance.tell(REPO);
        FORUM.distance(Duration.ofMillis(40));
    }

    @AfterAll
    static void close() {
        FORUM.close();
    }

    @Test
    void everyLevelIsInTheFlightOfTheFirst() {
        Query<Member> tree = from(MEMBER)
                .orderBy(MEMBER.id.asc())
                .preload(MEMBER.topics
                        .orderBy(TOPIC.id.asc())
                        .preload(TOPIC.replies.orderBy(REPLY.id.asc()).preload(REPLY.author)));

        assertThat(trips(REPO.all(tree).collectList())).isEqualTo(2);
        List<Member> members = FORUM.counting(REPO.all(tree));

        assertThat(FORUM.statements())
                .containsExactly(
                        "select members.id, members.name from members order by members.id",
                        TOPICS + "= any($1::int8[]) order by topics.id",
                        "with parent_key (k0) as (select topics.id from topics where topics.author_id = any($1::int8[]))"
                                + REPLIES
                                + TOPICS_SEEN
                                + " order by 1",
                        "with parent_key (k0) as (select distinct replies.author_id from replies"
                                + " where replies.topic_id = any(array(select topics.id from topics"
                                + " where topics.author_id = any($1::int8[]))))"
                                + " select rows.id, rows.name, cast(rows.column_3 as text) from ("
                                + "(select members.id, members.name, null from members"
                                + " where members.id = any(array(select parent_key.k0 from parent_key)))"
                                + " union all (select null, null, array(select parent_key.k0 from parent_key)))"
                                + " as rows (id, name, column_3)");
        assertThat(members.stream().map(DescentTest::told))
                .containsExactly(
                        "Ann: one (good by Bob, bad by Ann, fine by nobody), two (), three ()",
                        "Bob: four (so by Cid)",
                        "Cid: ");
    }

    @Test
    void fromKnownKeysThereIsOneTrip() {
        Query<Member> ann = from(MEMBER)
                .where(MEMBER.id.eq(1))
                .preload(MEMBER.topics
                        .orderBy(TOPIC.id.asc())
                        .preload(TOPIC.replies.orderBy(REPLY.id.asc()).preload(REPLY.author)));

        assertThat(trips(REPO.one(ann))).isEqualTo(1);
        assertThat(told(FORUM.counting(REPO.one(ann))))
                .isEqualTo("Ann: one (good by Bob, bad by Ann, fine by nobody), two (), three ()");
        assertThat(FORUM.statements().get(2))
                .isEqualTo("with parent_key (k0) as (select topics.id from topics where topics.author_id = $1::int8)"
                        + REPLIES
                        + TOPICS_SEEN
                        + " order by 1");
        assertThat(trips(REPO.transaction(REPO.one(ann)))).isEqualTo(2);
        assertThat(FORUM.statements()).hasSize(4);
    }

    @Test
    void whatIsAskedOfEachLevelHolds() {
        Query<Member> tree = from(MEMBER)
                .orderBy(MEMBER.id.asc())
                .preload(MEMBER.topics
                        .where(TOPIC.votes.lt(25), TOPIC.title.ne("two").or(TOPIC.authorId.isNull()))
                        .preload(TOPIC.replies
                                .where(REPLY.id.in(List.of(2L, 3L, 4L)))
                                .orderBy(REPLY.id.desc())
                                .preload(REPLY.author)));

        List<Member> members = FORUM.counting(REPO.all(tree));

        assertThat(FORUM.statements().get(2))
                .isEqualTo(
                        "with parent_key (k0) as (select topics.id from topics where topics.author_id = any($1::int8[])"
                                + " and topics.votes < $2::int8 and (topics.title <> $3::text or topics.author_id is null))"
                                + REPLIES
                                + " and replies.id = any($4::int8[])"
                                + TOPICS_SEEN
                                + " order by 1 desc");
        assertThat(members.stream().map(DescentTest::told))
                .containsExactly("Ann: one (fine by nobody, bad by Ann)", "Bob: four (so by Cid)", "Cid: ");
    }

    @Test
    void aTableMayLeadToItself() {
        Query<Board> root = from(BOARD)
                .where(BOARD.id.eq(1L))
                .preload(BOARD.children.orderBy(BOARD.id.asc()).preload(BOARD.children.preload(BOARD.parent)));

        assertThat(trips(REPO.one(root))).isEqualTo(1);
        Board read = FORUM.counting(REPO.one(root));

        assertThat(FORUM.statements().get(2))
                .isEqualTo("with parent_key (k0) as (select boards.id from boards where boards.parent_id = $1::int8)"
                        + " (select boards.id, boards.parent_id from boards"
                        + " where boards.parent_id = any(array(select parent_key.k0 from parent_key)))"
                        + " union all (select null, parent_key.k0 from parent_key)");
        assertThat(read.children().list()).extracting(Board::id).containsExactly(2L, 3L);
        assertThat(read.children().list().get(0).children().list()).isEmpty();
        Board deepest = read.children().list().get(1).children().list().get(0);
        assertThat(deepest.id()).isEqualTo(4);
        assertThat(deepest.parent().get().id()).isEqualTo(3);
    }

    @Test
    void whatIsNotSurelyTheSameWaitsForItsParents() {
        String byKeys = "select replies.id, replies.text, replies.topic_id, replies.author_id from replies"
                + " where replies.topic_id = any($1::int8[])";
        Query<Member> all = from(MEMBER);
        var own = MEMBER.topics.where(Sql.sql("random() < 2")).preload(TOPIC.replies);
        FORUM.counting(REPO.all(all.preload(own)));
        assertThat(FORUM.statements()).last().isEqualTo(byKeys);

        FORUM.counting(REPO.all(all.preload(MEMBER.topics.preload(TOPIC.replies.where(Sql.sql("random() < 2"))))));
        assertThat(FORUM.statements()).last().asString().startsWith(byKeys + " and ");

        FORUM.counting(REPO.all(all.preload(MEMBER.topics.limit(9).preload(TOPIC.replies))));
        assertThat(FORUM.statements()).last().isEqualTo(byKeys);

        FORUM.counting(REPO.all(all.preload(MEMBER.topics.preload(TOPIC.replies.limit(2)))));
        assertThat(FORUM.statements()).last().asString().contains(" cross join lateral ");

        FORUM.counting(REPO.all(all.preload(
                MEMBER.topics.preload(TOPIC.replies.where(REPLY.author().name.eq("Bob"))))));
        assertThat(FORUM.statements()).last().asString().contains("= any($1::int8[]) and replies_author.name = ");
    }

    @Test
    void whoeverAsksTwiceReadsTwice() {
        List<Member> rows = FORUM.counting(REPO.all(from(MEMBER).orderBy(MEMBER.id.asc())));
        Mono<List<Member>> loading = REPO.preloadAll(
                        rows,
                        MEMBER.topics
                                .orderBy(TOPIC.id.asc())
                                .preload(TOPIC.replies.orderBy(REPLY.id.asc()).preload(REPLY.author)))
                .collectList();

        List<String> first =
                FORUM.counting(loading).stream().map(DescentTest::told).toList();
        List<String> second =
                FORUM.counting(loading).stream().map(DescentTest::told).toList();

        assertThat(second).isEqualTo(first).hasSize(3);
        assertThat(FORUM.statements()).hasSize(3);
    }

    /** On the same machine a round trip costs less than what a statement does that finds its parents by itself. */
    @Test
    void whereTheServerIsNearWhatIsBelowWaitsForItsParents() {
        try (Forum near = Forum.open()) {
            KnownDistance.tell(near.repo());
            near.counting(near.repo()
                    .all(from(MEMBER).preload(MEMBER.topics.preload(TOPIC.replies.orderBy(REPLY.id.asc())))));

            assertThat(near.statements())
                    .last()
                    .isEqualTo("select replies.id, replies.text, replies.topic_id, replies.author_id from replies"
                            + " where replies.topic_id = any($1::int8[]) order by replies.id");
        }
    }

    /** The second statement is held by a lock until the first is answered and its row belongs to somebody else. */
    @Test
    void aParentThatGoesElsewhereInBetweenIsWhole() {
        try (Forum forum = Forum.open()) {
            CompletableFuture<Void> answered = new CompletableFuture<>();
            CompletableFuture<Void> locked = new CompletableFuture<>();
            Repo other = forum.repo();
            CompletableFuture<Integer> moving = other.transaction(
                            other.sql("lock table replies in access exclusive mode")
                                    .execute()
                                    .then(other.sql("update topics set author_id = 3 where id = 1")
                                            .execute())
                                    .doOnSuccess(moved -> locked.complete(null))
                                    .then(Mono.fromFuture(answered))
                                    .thenReturn(1))
                    .toFuture();
            locked.orTimeout(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                    .join();
            Repo repo = Repo.open(RepoOptions.url(forum.url()).withListener((work, context) -> {
                boolean first = String.valueOf(work.sql()).startsWith(TOPICS);
                return (outcome, rows, failure) -> {
                    if (first) {
                        answered.complete(null);
                    }
                };
            }));
            forum.distance(Duration.ofMillis(2));
            KnownDistance.tell(repo);

            List<Member> members = forum.counting(repo.all(from(MEMBER)
                    .where(MEMBER.id.le(2))
                    .orderBy(MEMBER.id.asc())
                    .preload(MEMBER.topics
                            .orderBy(TOPIC.id.asc())
                            .preload(TOPIC.replies.orderBy(REPLY.id.asc()).preload(REPLY.author)))));

            assertThat(moving.join()).isEqualTo(1);
            assertThat(forum.statements())
                    .contains("select replies.id, replies.text, replies.topic_id, replies.author_id from replies"
                            + " where replies.topic_id = $1::int8 order by replies.id");
            assertThat(members.stream().map(DescentTest::told))
                    .containsExactly(
                            "Ann: one (good by Bob, bad by Ann, fine by nobody), two (), three ()",
                            "Bob: four (so by Cid)");
            repo.close().block();
        }
    }

    /** Of the second time, when everything is prepared. */
    private static long trips(Mono<?> work) {
        FORUM.counting(work);
        FORUM.counting(work);
        return FORUM.roundTrips();
    }

    private static String told(Member member) {
        return member.name() + ": "
                + String.join(
                        ", ",
                        member.topics().list().stream().map(DescentTest::told).toList());
    }

    private static String told(Topic topic) {
        return topic.title() + " ("
                + String.join(
                        ", ",
                        topic.replies().list().stream().map(DescentTest::told).toList())
                + ")";
    }

    private static String told(Reply reply) {
        return reply.text() + " by "
                + reply.author().optional().map(Member::name).orElse("nobody");
    }
}

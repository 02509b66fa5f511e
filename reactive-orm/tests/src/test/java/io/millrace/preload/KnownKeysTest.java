package io.millrace.preload;

import static io.millrace.forum.MemberTable.MEMBER;
import static io.millrace.forum.TopicTable.TOPIC;
import static io.millrace.query.Query.from;
import static io.millrace.shape.MemberCardShape.MEMBER_CARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.error.DatabaseError;
import io.millrace.error.MultipleResults;
import io.millrace.forum.Forum;
import io.millrace.forum.Member;
import io.millrace.forum.Reply;
import io.millrace.forum.Topic;
import io.millrace.query.Query;
import io.millrace.query.Sql;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.shape.MemberCard;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What starts from keys that a query names is sent behind it, before it is answered. */
class KnownKeysTest {

    private static final Forum FORUM = Forum.open();
    private static final Repo REPO = FORUM.repo();
    private static final String MEMBERS = "select members.id, members.name from members where members.id ";

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
    void theRelationsOfARowAreSentBehindIt() {
        Query<Member> ann = from(MEMBER).where(MEMBER.id.eq(1)).preload(MEMBER.topics, MEMBER.badge);

        assertThat(trips(REPO.one(ann))).isEqualTo(1);
        assertThat(FORUM.statements())
                .containsExactly(
                        MEMBERS + "= $1::int8",
                        "select topics.id, topics.title, topics.votes, topics.author_id from topics"
                                + " where topics.author_id = $1::int8",
                        "select badges.id, badges.label, badges.member_id from badges where badges.member_id = $1::int8");
        Member read = FORUM.counting(REPO.one(ann));
        assertThat(read.topics().list()).extracting(Topic::id).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(read.badge().get().label()).isEqualTo("gold");
        assertThat(trips(REPO.first(ann))).isEqualTo(1);
        assertThat(trips(REPO.all(ann).next())).isEqualTo(1);
    }

    @Test
    void thoseOfSeveralToo() {
        Query<Member> several = from(MEMBER)
                .where(MEMBER.id.in(List.of(3L, 2L, 9L, 1L, 2L)))
                .orderBy(MEMBER.id.desc())
                .preload(MEMBER.topics.orderBy(TOPIC.id.asc()));

        assertThat(trips(REPO.all(several).collectList())).isEqualTo(1);
        assertThat(FORUM.statements().get(0)).isEqualTo(MEMBERS + "= any($1::int8[]) order by members.id desc");
        assertThat(FORUM.counting(REPO.all(several)))
                .extracting(member -> member.name() + " "
                        + member.topics().list().stream().map(Topic::id).toList())
                .containsExactly("Cid []", "Bob [4]", "Ann [1, 2, 3]");
    }

    @Test
    void whatTheyLeadToIsSentBehindThem() {
        Query<Member> one = from(MEMBER).where(MEMBER.id.eq(1));
        Query<Member> tree = one.preload(MEMBER.topics.orderBy(TOPIC.id.asc()).preload(TOPIC.replies));

        assertThat(trips(REPO.one(tree))).isEqualTo(1);
        assertThat(FORUM.statements()).hasSize(3);
        Member ann = FORUM.counting(REPO.one(tree.preload(MEMBER.badge)));
        assertThat(FORUM.statements()).hasSize(4);
        assertThat(ann.topics().list())
                .extracting(topic ->
                        topic.replies().list().stream().map(Reply::id).sorted().toList())
                .containsExactly(List.of(1L, 2L, 3L), List.of(), List.of());
    }

    @Test
    void whatStartsFromAnotherColumnWaitsForIt() {
        FORUM.counting(REPO.one(from(TOPIC).where(TOPIC.id.eq(1)).preload(TOPIC.author, TOPIC.replies)));

        assertThat(FORUM.statements())
                .containsExactly(
                        "select topics.id, topics.title, topics.votes, topics.author_id from topics where topics.id = $1::int8",
                        "select replies.id, replies.text, replies.topic_id, replies.author_id from replies"
                                + " where replies.topic_id = $1::int8",
                        "select members.id, members.name from members where members.id = $1::int8");
    }

    @Test
    void aQueryThatAsksForMoreThanKeysIsReadFirst() {
        Query<Member> named = from(MEMBER).where(MEMBER.id.eq(1), MEMBER.name.eq("Ann"));

        assertThat(trips(REPO.one(named.preload(MEMBER.topics)))).isEqualTo(2);
        assertThat(trips(REPO.all(from(MEMBER).where(MEMBER.id.eq(1)).limit(1).preload(MEMBER.topics))
                        .next()))
                .isEqualTo(2);
    }

    @Test
    void theFirstOfSeveralIsReadBeforeWhatItLeadsTo() {
        Query<Member> several =
                from(MEMBER).where(MEMBER.id.in(List.of(3L, 2L, 1L))).orderBy(MEMBER.name.asc());

        Member ann = FORUM.counting(REPO.first(several.preload(MEMBER.topics)));
        assertThat(FORUM.statements())
                .containsExactly(
                        MEMBERS + "= any($1::int8[]) order by members.name limit $2::int8",
                        "select topics.id, topics.title, topics.votes, topics.author_id from topics"
                                + " where topics.author_id = $1::int8");
        assertThat(ann.topics().list()).hasSize(3);

        MemberCard card = FORUM.counting(REPO.first(several.as(MEMBER_CARD)));
        assertThat(FORUM.statements())
                .filteredOn(statement -> statement.startsWith("select topics."))
                .containsExactlyInAnyOrder(
                        "select topics.title, topics.votes from topics where topics.author_id = $1::int8",
                        "select topics.title, topics.votes from topics where topics.author_id = $1::int8"
                                + " and topics.votes > $2::int8 order by topics.votes desc limit $3::int8");
        assertThat(card.topics()).hasSize(3);
        assertThat(trips(REPO.first(from(MEMBER).where(MEMBER.id.eq(1)).as(MEMBER_CARD))))
                .isEqualTo(1);
    }

    @Test
    void theListsOfAShapeAreSentBehindItsRow() {
        assertThat(trips(REPO.get(MEMBER_CARD, 1L))).isEqualTo(1);
        assertThat(FORUM.statements()).hasSize(3);
        MemberCard got = FORUM.counting(REPO.get(MEMBER_CARD, 1L));
        MemberCard read = FORUM.counting(
                        REPO.all(from(MEMBER).where(MEMBER.name.eq("Ann")).as(MEMBER_CARD)))
                .get(0);
        assertThat(got).isEqualTo(read);
        assertThat(trips(REPO.one(from(MEMBER).where(MEMBER.id.eq(1)).as(MEMBER_CARD))))
                .isEqualTo(1);
        assertThat(trips(REPO.all(from(MEMBER).where(MEMBER.name.eq("Ann")).as(MEMBER_CARD))
                        .next()))
                .isEqualTo(2);
    }

    @Test
    void aKeyThatIsNotThereIsEmpty() {
        StepVerifier.create(REPO.one(from(MEMBER).where(MEMBER.id.eq(77)).preload(MEMBER.topics)))
                .verifyComplete();
        StepVerifier.create(REPO.get(MEMBER_CARD, 77L)).verifyComplete();
        StepVerifier.create(REPO.all(from(MEMBER).where(MEMBER.id.in(List.of())).preload(MEMBER.topics)))
                .verifyComplete();
    }

    @Test
    void severalWhereOneIsExpectedAreSaid() {
        StepVerifier.create(REPO.one(
                        from(MEMBER).where(MEMBER.id.in(List.of(1L, 2L))).preload(MEMBER.topics)))
                .verifyError(MultipleResults.class);
    }

    @Test
    void aTransactionSendsThemOnItsConnection() {
        Mono<Member> ann = REPO.one(from(MEMBER).where(MEMBER.id.eq(1)).preload(MEMBER.topics, MEMBER.badge));

        assertThat(trips(REPO.transaction(ann))).isEqualTo(2);
        assertThat(FORUM.statements()).hasSize(3);
    }

    @Test
    void aFailureOfOneIsTheFailureOfAll() {
        StepVerifier.create(REPO.one(
                        from(MEMBER).where(MEMBER.id.eq(1)).preload(MEMBER.topics.where(Sql.sql("1 / 0 = 1")))))
                .verifyError(DatabaseError.class);
        StepVerifier.create(REPO.one(from(MEMBER).where(MEMBER.id.eq(1)).preload(MEMBER.topics)))
                .expectNextCount(1)
                .verifyComplete();
    }

    @Test
    void whereOnlyOneStatementMayBeUnderWayTheyWaitForTheFirst() {
        Repo one = Repo.open(
                RepoOptions.url(FORUM.database().url()).withConnections(2, 1).withBounds(1, 100, 100));

        StepVerifier.create(one.one(from(MEMBER).where(MEMBER.id.eq(1)).preload(MEMBER.topics, MEMBER.badge))
                        .map(member -> member.topics().list().size()))
                .expectNext(3)
                .verifyComplete();
        one.close().block();
    }

    /** Of the second time, when everything is prepared. */
    private static long trips(Mono<?> work) {
        FORUM.counting(work);
        FORUM.counting(work);
        return FORUM.roundTrips();
    }
}

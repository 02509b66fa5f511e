package io.millrace.shape;

import static io.millrace.forum.MemberTable.MEMBER;
import static io.millrace.forum.TopicTable.TOPIC;
import static io.millrace.query.Query.from;
import static io.millrace.shape.BoardTreeShape.BOARD_TREE;
import static io.millrace.shape.MemberCardShape.MEMBER_CARD;
import static io.millrace.shape.MemberCardTopicLineShape.TOPIC_LINE;
import static io.millrace.shape.TopicCardShape.TOPIC_CARD;
import static io.millrace.shape.TopicPageShape.TOPIC_PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.forum.Forum;
import io.millrace.repo.Cursor;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.test.wire.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** How often a connection waits for a shape: once for its rows, and once a level for its lists. */
class ShapeRoundTripsTest {

    private static final Forum FORUM = Forum.open();
    private static final Wire WIRE = Wire.to(FORUM.database());

    /** On one connection, so that nothing waits beside another. */
    private static final Repo REPO = Repo.open(RepoOptions.url(WIRE.url()).withConnections(2, 1));

    @AfterAll
    static void close() {
        REPO.close().block();
        WIRE.close();
        FORUM.close();
    }

    @Test
    void rowsAndWhatIsToOneAreOne() {
        assertTrips(1, 1, REPO.all(from(TOPIC).as(TOPIC_LINE)));
        assertTrips(1, 1, REPO.all(from(TOPIC).as(TOPIC_CARD)));
        assertTrips(1, 1, REPO.get(TOPIC_CARD, 1L));
    }

    @Test
    void listsOfALevelAreOneMoreHoweverMany() {
        assertTrips(3, 2, REPO.all(from(MEMBER).orderBy(MEMBER.id.asc()).as(MEMBER_CARD)));
        assertTrips(4, 2, REPO.all(from(TOPIC).as(TOPIC_PAGE)));
        assertTrips(3, 2, REPO.page(from(MEMBER).orderBy(MEMBER.id.asc()).as(MEMBER_CARD), Cursor.firstPage(), 2));
    }

    @Test
    void listsAreAskedForTogetherWithTheRowThatIsGotByTheirKey() {
        assertTrips(3, 1, REPO.get(MEMBER_CARD, 1L));
    }

    /** It may be sent while the lists of the row are still awaited; then the connection has begun to wait only once. */
    @Test
    void whatHangsOnAnotherKeyFollowsTheRow() {
        counted(REPO.get(TOPIC_PAGE, 1L));
        WIRE.distance(Duration.ofMillis(50));
        try {
            counted(REPO.get(TOPIC_PAGE, 1L));

            assertThat(statements()).hasSize(4);
            assertThat(statements().get(0)).startsWith("select topics.title, ");
            assertThat(WIRE.traffic().roundTrips()).isBetween(1L, 2L);
        } finally {
            WIRE.distance(Duration.ZERO);
        }
    }

    @Test
    void aTreeIsOneALevel() {
        assertTrips(4, 3, REPO.get(BOARD_TREE, 1L));
    }

    @Test
    void aRowThatIsNotThereHasNoLists() {
        assertThat(REPO.get(MEMBER_CARD, 99L).blockOptional()).isEmpty();
        assertThat(REPO.get(TOPIC_PAGE, 99L).blockOptional()).isEmpty();
    }

    @Test
    void insideATransactionTheyGoTogetherOnItsConnection() {
        List<MemberCard> cards = counted(REPO.transaction(REPO.get(MEMBER_CARD, 1L)));

        assertThat(statements()).hasSize(3);
        assertThat(cards)
                .singleElement()
                .satisfies(card -> assertThat(card.topics()).hasSize(3));
    }

    @Test
    void eachSubscriptionAsksAnew() {
        var get = REPO.get(MEMBER_CARD, 1L);

        assertThat(get.block()).isEqualTo(get.block());
        counted(get.repeat(1));
        assertThat(statements()).hasSize(6);
    }

    private static void assertTrips(int statements, int roundTrips, Publisher<?> work) {
        Flux.from(work).blockLast();
        WIRE.distance(Duration.ofMillis(50));
        try {
            counted(work);
            assertThat(statements()).hasSize(statements);
            assertThat(WIRE.traffic().roundTrips()).isEqualTo(roundTrips);
        } finally {
            WIRE.distance(Duration.ZERO);
        }
    }

    private static <T> List<T> counted(Publisher<T> work) {
        WIRE.startAgain();
        return Objects.requireNonNull(Flux.from(work).collectList().block());
    }

    /** Without what begins and ends a transaction. */
    private static List<String> statements() {
        return WIRE.traffic().statements().stream()
                .filter(text -> text.matches("(?s)(select|with) .*") && !text.startsWith("select set_config("))
                .toList();
    }
}

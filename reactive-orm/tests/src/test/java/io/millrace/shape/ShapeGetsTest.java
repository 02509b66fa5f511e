package io.millrace.shape;

import static io.millrace.forum.MemberTable.MEMBER;
import static io.millrace.query.Query.from;
import static io.millrace.shape.MemberCardShape.MEMBER_CARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.error.DatabaseError;
import io.millrace.forum.Forum;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Gets of a shape with lists that are asked for in the turn in which another one is answered. */
class ShapeGetsTest {

    private static final Forum FORUM = Forum.open();
    private static final Repo REPO = FORUM.repo();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @AfterAll
    static void close() {
        FORUM.close();
    }

    @BeforeEach
    void near() {
        FORUM.distance(Duration.ZERO);
    }

    @Test
    void theirRowsAreOneStatementAndEachListIsOne() {
        List<MemberCard> cards = read(Flux.just(3L, 77L, 1L, 2L).flatMapSequential(id -> REPO.get(MEMBER_CARD, id)));

        assertThat(FORUM.statements().subList(1, 4))
                .satisfiesExactly(
                        rows -> assertThat(rows).endsWith(" from members where members.id = any($1::int8[])"),
                        topics -> assertThat(topics)
                                .isEqualTo("select topics.author_id, topics.title, topics.votes from topics"
                                        + " where topics.author_id = any($1::int8[])"),
                        best -> assertThat(best).contains(" cross join lateral "));
        assertThat(FORUM.statements()).hasSize(4);
        assertThat(cards).extracting(MemberCard::name).containsExactly("Cid", "Ann", "Bob");
        assertThat(cards)
                .usingRecursiveComparison()
                .ignoringCollectionOrder()
                .isEqualTo(FORUM.counting(REPO.all(from(MEMBER).as(MEMBER_CARD))));
    }

    @Test
    void theyAreOneRoundTrip() {
        FORUM.distance(Duration.ofMillis(40));
        Flux<MemberCard> work = Flux.just(3L, 1L, 2L).flatMap(id -> REPO.get(MEMBER_CARD, id));

        read(work);
        read(work);

        assertThat(FORUM.roundTrips()).isEqualTo(2);
    }

    @Test
    void whoWantsTheSameHasItsOwn() {
        List<MemberCard> cards = read(Flux.just(1L, 1L, 2L).flatMapSequential(id -> REPO.get(MEMBER_CARD, id)));

        assertThat(cards).extracting(MemberCard::name).containsExactly("Ann", "Ann", "Bob");
        assertThat(cards.get(0)).isEqualTo(cards.get(1)).isNotSameAs(cards.get(1));
    }

    @Test
    void whoLeavesTakesNobodyAlong() {
        List<String> names = read(Flux.just(1L, 2L, 3L)
                .flatMap(id -> id == 2
                        ? REPO.get(MEMBER_CARD, id).takeUntilOther(Mono.just(1)).map(MemberCard::name)
                        : REPO.get(MEMBER_CARD, id).map(MemberCard::name)));
        assertThat(names).containsExactlyInAnyOrder("Ann", "Cid");

        StepVerifier.create(REPO.get(MEMBER_CARD, 1L)
                        .then(Mono.fromRunnable(() -> {
                            List<Disposable> running = new ArrayList<>();
                            for (long id = 1; id < 4; id++) {
                                running.add(REPO.get(MEMBER_CARD, id).subscribe());
                            }
                            running.forEach(Disposable::dispose);
                        }))
                        .then(REPO.get(MEMBER_CARD, 3L)))
                .expectNextMatches(card -> card.name().equals("Cid"))
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void whatIsRefusedIsAskedForAlone() {
        FORUM.database().execute("alter table topics rename column votes to points");
        try {
            StepVerifier.create(REPO.count(from(MEMBER))
                            .thenMany(Flux.just(1L, 2L))
                            .flatMap(id -> REPO.get(MEMBER_CARD, id)
                                    .map(MemberCard::name)
                                    .onErrorResume(DatabaseError.class, failure -> Mono.just("refused"))))
                    .expectNext("refused", "refused")
                    .expectComplete()
                    .verify(PATIENCE);
        } finally {
            FORUM.database().execute("alter table topics rename column points to votes");
        }
    }

    @Test
    void inATransactionAndWithoutGatheringEachIsSentAlone() {
        read(REPO.transaction(Flux.just(1L, 2L).flatMap(id -> REPO.get(MEMBER_CARD, id))));
        assertThat(FORUM.statements()).hasSize(7);

        Repo plain = Repo.open(RepoOptions.url(FORUM.url()).withoutGathering());
        FORUM.counting(plain.count(from(MEMBER)).thenMany(Flux.just(1L, 2L)).flatMap(id -> plain.get(MEMBER_CARD, id)));
        assertThat(FORUM.statements()).hasSize(7);
        plain.close().block();
    }

    private static <T> List<T> read(Publisher<T> work) {
        return FORUM.counting(REPO.count(from(MEMBER)).thenMany(work));
    }
}

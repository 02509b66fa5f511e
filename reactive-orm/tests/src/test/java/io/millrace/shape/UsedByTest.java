package io.millrace.shape;

import static io.millrace.forum.MemberTable.MEMBER;
import static io.millrace.forum.TopicTable.TOPIC;
import static io.millrace.function.Literals.value;
import static io.millrace.query.Query.from;
import static io.millrace.shape.BoardTreeShape.BOARD_TREE;
import static io.millrace.shape.MemberCardShape.MEMBER_CARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.expr.Rows;
import io.millrace.migrate.DriftMode;
import io.millrace.migrate.Migrator;
import io.millrace.migrate.source.MigrationSource;
import io.millrace.repo.RepoOptions;
import io.millrace.test.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** A migration that takes away what compiled code reads is told by whom it is read. */
class UsedByTest {

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void close() {
        database.close();
    }

    private Migrator dropping(String statement) {
        return Migrator.of(
                RepoOptions.url(database.url()),
                MigrationSource.sql(1, "drop", "-- millrace: safe: a test\n" + statement, null));
    }

    @Test
    void theShapeAndTheQueryAreNamedBesideTheRecord() {
        StepVerifier.create(dropping("alter table topics drop column votes")
                        .usedBy(TOPIC.definition())
                        .usedBy(MEMBER_CARD)
                        .usedBy(
                                "best topics",
                                from(TOPIC).orderBy(TOPIC.votes.desc()).select(TOPIC.title))
                        .usedBy("all members", from(MEMBER))
                        .migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessage("""
                        MIG-105: 1 drop: column topics.votes is still used by record Topic
                          statement: alter table topics drop column votes
                          because: Topic.votes reads and writes it: every statement of Topic would fail from then on
                            and shape MemberCard reads it
                            and query best topics reads it
                          fix: take Topic.votes out of the code, release that, and run this migration with the release after it"""));
    }

    @Test
    void aQueryOfATableThatNoRecordIsToldOfIsNamed() {
        StepVerifier.create(dropping("alter table topics rename column votes to points")
                        .usedBy(
                                "best topics",
                                from(TOPIC).where(TOPIC.votes.gt(3)).select(TOPIC.title))
                        .migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessage("""
                        MIG-105: 1 drop: column topics.votes is still used by query best topics
                          statement: alter table topics rename column votes to points
                          because: it would fail from then on
                          fix: take it out of query best topics, release that, and run this migration with the release after it"""));
        StepVerifier.create(dropping("drop table topics").usedBy(MEMBER_CARD).migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .hasMessageStartingWith("MIG-105: 1 drop: table topics is still used by shape MemberCard\n"));
    }

    @Test
    void whatIsPreloadedIsReadToo() {
        Rows<?> members = from(MEMBER).preload(MEMBER.topics.preload(TOPIC.replies));

        isStillRead("alter table topics drop column title", members);
        isStillRead("alter table replies rename text to body", members);
        isStillRead("drop table replies", members);
        isStillRead(
                "alter table topics drop column votes", from(MEMBER).preload(MEMBER.topics.where(TOPIC.votes.gt(3))));
    }

    @Test
    void whatAShapeThatARowIsReadAsListsIsReadToo() {
        isStillRead("alter table topics drop column votes", from(MEMBER).as(MEMBER_CARD));
    }

    @Test
    void aShapeIsUsedThatStandsInsideOfItself() {
        StepVerifier.create(dropping("alter table boards drop column parent_id")
                        .usedBy(BOARD_TREE)
                        .migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .hasMessageStartingWith(
                                "MIG-105: 1 drop: column boards.parent_id is still used by shape BoardTree\n"));
    }

    @Test
    void whatLeadsOverARelationIsReadToo() {
        isStillRead(
                "alter table topics drop column author_id",
                from(TOPIC).where(TOPIC.author().name.eq("Ann")).select(TOPIC.title));
    }

    @Test
    void aTableOfWhichNoColumnIsReadIsRead() {
        isStillRead("drop table topics", from(TOPIC).select(value(1)));
    }

    private void isStillRead(String statement, Rows<?> query) {
        StepVerifier.create(dropping(statement).usedBy("the query", query).migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .hasMessageStartingWith("MIG-105: 1 drop: ")
                        .hasMessageContaining(" is still used by query the query\n"));
    }

    /** Whoever says more does not take back what was said before. */
    @Test
    void recordsAreAdded() {
        StepVerifier.create(dropping("drop table topics")
                        .usedBy(TOPIC.definition())
                        .usedBy(MEMBER.definition())
                        .migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .hasMessageStartingWith("MIG-105: 1 drop: table topics is still used by record Topic\n"));
        StepVerifier.create(dropping("drop table topics")
                        .usedBy(TOPIC.definition())
                        .withRecords(DriftMode.WARN, MEMBER.definition())
                        .migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .hasMessageStartingWith("MIG-105: 1 drop: table topics is still used by record Topic\n"));
    }

    @Test
    void whatNobodyReadsMayGo() {
        database.execute("create table topics (id int8, title text, votes int4, old text)");

        assertThat(dropping("alter table topics drop column old")
                        .usedBy(MEMBER_CARD)
                        .usedBy("best topics", from(TOPIC).select(TOPIC.title))
                        .migrate()
                        .block()
                        .versions())
                .containsExactly(1L);
    }
}

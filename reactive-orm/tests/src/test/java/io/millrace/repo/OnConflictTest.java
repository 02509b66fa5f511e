package io.millrace.repo;

import static io.millrace.blog.CommentTable.COMMENT;
import static io.millrace.blog.EmptyBlog.now;
import static io.millrace.blog.PermalinkTable.PERMALINK;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.query.Query.from;
import static io.millrace.repo.write.OnConflict.excluded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.millrace.behaviour.Behaviour;
import io.millrace.blog.EmptyBlog;
import io.millrace.blog.Permalink;
import io.millrace.blog.Post;
import io.millrace.blog.PostDraft;
import io.millrace.error.ConstraintViolation;
import io.millrace.error.DatabaseError;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class OnConflictTest {

    private static final EmptyBlog BLOG = new EmptyBlog();
    private static final Repo REPO = BLOG.repo();
    private static final UUID KEY = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    @BeforeEach
    void empty() {
        BLOG.empty();
    }

    @AfterAll
    static void close() {
        BLOG.close();
    }

    @Test
    @Behaviour({"repo.exs:1748", "repo.exs:1954"})
    void aConflictIsAFailureUnlessToldOtherwise() {
        now(REPO.insert(post("first")));

        assertThatThrownBy(() -> now(REPO.insert(post("again")))).isInstanceOf(ConstraintViolation.class);
        assertThatThrownBy(() -> now(REPO.insertAll(POST, List.of(post("again")))))
                .isInstanceOf(ConstraintViolation.class);
    }

    @Test
    @Behaviour(
            value = {"repo.exs:1753", "repo.exs:1783", "repo.exs:1859"},
            differs = "a skipped insert emits nothing, rather than a row that is not there")
    void aSkippedInsertEmitsNothing() {
        now(REPO.insert(post("first")));

        StepVerifier.create(REPO.insert(post("again")).skipConflicts()).verifyComplete();
        StepVerifier.create(REPO.insert(post("again")).onConflict(POST.uuid).skip())
                .verifyComplete();
        StepVerifier.create(REPO.insert(post("again"))
                        .onConstraint("posts_uuid_key")
                        .skip())
                .verifyComplete();
        Permalink link = now(REPO.insert(PERMALINK.draft().url("u")));
        assertThatThrownBy(() -> now(REPO.insert(PERMALINK.draft().url("u"))
                        .onConflict(PERMALINK.postId)
                        .skip()))
                .isInstanceOf(ConstraintViolation.class);
        assertThat(now(REPO.all(from(PERMALINK)))).containsExactly(link);
    }

    @Test
    @Behaviour(
            value = {"repo.exs:951", "repo.exs:1797", "repo.exs:1869", "repo.exs:1917", "repo.exs:2085", "repo.exs:2145"
            },
            differs = "without its columns or its constraint a conflict can only be skipped, as PostgreSQL has it")
    void withoutATargetAConflictIsSkipped() {
        String skipped = " on conflict do nothing returning ";
        String updated = " on conflict (uuid) do update set title = excluded.title, ";

        assertThat(REPO.toSql(REPO.insert(post("a")).skipConflicts()).get(0).sql())
                .contains(skipped);
        assertThat(REPO.toSql(REPO.insertAll(POST, List.of(post("a"))).skipConflicts())
                        .get(0)
                        .sql())
                .contains(skipped);
        assertThat(REPO.toSql(REPO.insert(post("a")).onConflict(POST.uuid).update(POST.title))
                        .get(0)
                        .sql())
                .contains(updated);
        assertThat(REPO.toSql(REPO.insertAll(POST, List.of(post("a")))
                                .onConflict(POST.uuid)
                                .updateGiven())
                        .get(0)
                        .sql())
                .contains(updated);
    }

    @Test
    @Behaviour({"repo.exs:1960", "repo.exs:1972"})
    void ofManyOnlyTheNewOnesAreInserted() {
        now(REPO.insert(post("first")));
        var rows = List.of(post("again"), POST.draft().title("new").uuid(OTHER));

        assertThat(now(REPO.insertAll(POST, rows).onConflict(POST.uuid).skip()))
                .extracting(Post::title)
                .containsExactly("new");
        assertThat(now(REPO.insertAll(POST, rows).skipConflicts().returningCount()))
                .isZero();
    }

    @Test
    @Behaviour({"repo.exs:1774", "repo.exs:1810", "repo.exs:1827", "repo.exs:1882", "repo.exs:1765"})
    void theRowThatIsThereIsUpdatedAndReturned() {
        Post first = now(REPO.insert(post("first")));

        Post counted =
                now(REPO.insert(post("again")).onConflict(POST.uuid).update(POST.visits.to(POST.visits.plus(1))));
        Post renamed =
                now(REPO.insert(post("again").text("b")).onConflict(POST.uuid).update(POST.title, POST.text.toNull()));

        assertThat(counted.id()).isEqualTo(first.id());
        assertThat(counted.title()).isEqualTo("first");
        assertThat(counted.visits()).isEqualTo(1);
        assertThat(counted.updatedAt()).isAfter(first.updatedAt());
        assertThat(renamed.title()).isEqualTo("again");
        assertThat(renamed.text()).isNull();
        assertThat(now(REPO.all(from(POST)))).containsExactly(renamed);
    }

    @Test
    @Behaviour("repo.exs:1840")
    void aRenamedColumnIsSetUnderItsOwnName() {
        now(REPO.insert(PERMALINK.draft().url("u").title("t")));

        Permalink link = now(REPO.insert(PERMALINK.draft().url("u").title("v"))
                .onConflict(PERMALINK.url)
                .update(PERMALINK.url.to("w"), PERMALINK.title));

        assertThat(link.url()).isEqualTo("w");
        assertThat(link.title()).isEqualTo("v");
    }

    @Test
    @Behaviour(
            value = "repo.exs:1898",
            differs = "a row whose condition does not hold is left as it is, and nothing is emitted")
    void aConditionDecidesWhetherTheRowIsUpdated() {
        now(REPO.insert(post("first")));
        var again = REPO.insert(post("again")).onConflict(POST.uuid);

        StepVerifier.create(again.when(POST.visits.gt(5)).update(POST.title)).verifyComplete();
        assertThat(now(again.when(POST.visits.eq(0)).update(POST.title)).title())
                .isEqualTo("again");
        assertThat(REPO.toSql(again.when(POST.visits.gt(5)).update(POST.title))
                        .get(0)
                        .sql())
                .contains(" on conflict (uuid) do update set title = excluded.title, updated_at = statement_timestamp()"
                        + " where posts.visits > $3::int8 returning ");
    }

    @Test
    void whatWasProposedCanBeReckonedWith() {
        now(REPO.insert(post("first").visits(3).intensity(1.0)));

        Post merged = now(REPO.insert(post("again").visits(4).intensity(2.0))
                .onConflict(POST.uuid)
                .update(
                        POST.visits.to(POST.visits.plus(excluded(POST.visits))),
                        POST.intensity.to(excluded(POST.intensity)),
                        POST.uuid.to(excluded(POST.uuid))));

        assertThat(merged.visits()).isEqualTo(7);
        assertThat(merged.intensity()).isEqualTo(2.0);
    }

    @Test
    @Behaviour({"repo.exs:1986", "repo.exs:2002", "repo.exs:2016", "repo.exs:2051", "repo.exs:2205"})
    void manyAreInsertedOrUpdatedInOneStatement() {
        Post first = now(REPO.insert(post("first").visits(1)));
        var rows = List.of(
                post("again").visits(5), POST.draft().title("new").uuid(OTHER).visits(6));

        var write = REPO.insertAll(POST, rows)
                .onConflict(POST.uuid)
                .update(POST.title, POST.visits.to(POST.visits.plus(1)));

        assertThat(REPO.toSql(write)).hasSize(1);
        assertThat(now(write))
                .extracting(Post::title, Post::visits)
                .containsExactlyInAnyOrder(tuple("again", 2), tuple("new", 6));
        assertThat(now(REPO.getBy(POST, POST.uuid.eq(KEY))).id()).isEqualTo(first.id());
        assertThat(now(write.returning(POST.id))).contains(first.id());
    }

    @Test
    @Behaviour(
            value = {"repo.exs:1934", "repo.exs:2115"},
            differs = "every given column is set but the primary key, which other rows may refer to")
    void everyGivenColumnCanBeSet() {
        Post first = now(REPO.insert(post("first").text("text").visits(3)));

        Post second =
                now(REPO.insert(post("second").visits(4)).onConflict(POST.uuid).updateGiven());

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.title()).isEqualTo("second");
        assertThat(second.visits()).isEqualTo(4);
        assertThat(second.text()).isEqualTo("text");
        assertThat(second.insertedAt()).isEqualTo(first.insertedAt());
    }

    @Test
    @Behaviour("repo.exs:2175")
    void everyGivenColumnButSomeCanBeSet() {
        now(REPO.insertAll(
                POST,
                List.of(post("a").visits(1), POST.draft().uuid(OTHER).title("b").visits(2))));

        assertThat(now(REPO.insertAll(
                                POST,
                                List.of(
                                        post("c").visits(8),
                                        POST.draft().uuid(OTHER).title("d").visits(9)))
                        .onConflict(POST.uuid)
                        .updateGivenBut(POST.visits)))
                .extracting(Post::title, Post::visits)
                .containsExactlyInAnyOrder(tuple("c", 1), tuple("d", 2));
    }

    @Test
    void anUpsertIsAVerbOfItsOwn() {
        Post inserted = now(REPO.upsert(post("first")).on(POST.uuid));
        Post updated = now(REPO.upsert(post("second")).on(POST.uuid));
        Post touched = now(REPO.upsert(POST.draft().uuid(KEY)).on(POST.uuid));

        assertThat(updated.id()).isEqualTo(inserted.id());
        assertThat(updated.title()).isEqualTo("second");
        assertThat(touched.title()).isEqualTo("second");
        assertThat(touched.updatedAt()).isAfter(updated.updatedAt());
        assertThat(now(REPO.upsertAll(POST, List.of(post("third"), POST.draft().uuid(OTHER)))
                        .on(POST.uuid)))
                .extracting(Post::title)
                .containsExactly("third", null);
        assertThat(now(REPO.all(from(POST).orderBy(POST.id.asc()).select(POST.title))))
                .containsExactly(Optional.of("third"), Optional.empty());
    }

    @Test
    void aConflictCountsTheVersionUp() {
        BLOG.database().execute("create unique index one_text on comments (text) where post_id is null");
        try {
            now(REPO.insert(COMMENT.draft().text("x")));

            assertThat(now(REPO.insert(COMMENT.draft().text("x"))
                                    .onConflict(COMMENT.text)
                                    .where(COMMENT.postId.isNull())
                                    .update(COMMENT.text))
                            .lockVersion())
                    .isEqualTo(2);
            assertThatThrownBy(() -> now(REPO.insert(COMMENT.draft().text("x"))
                            .onConflict(COMMENT.text)
                            .update(COMMENT.text)))
                    .isInstanceOf(DatabaseError.class)
                    .hasMessageStartingWith("ORM-602: insert Comment: the server does not understand the statement")
                    .hasMessageContaining("no unique or exclusion constraint matching the ON CONFLICT specification");
        } finally {
            BLOG.database().execute("drop index one_text");
        }
    }

    /** PostgreSQL finds the index while it plans, and after five times it plans without the values. */
    @Test
    void aValueInThePredicateOfAnIndexIsPartOfTheStatement() {
        BLOG.database().execute("create unique index it_s_text on comments (text) where text <> 'it''s \\'");
        try {
            for (int time = 1; time <= 8; time++) {
                var insert = REPO.insert(COMMENT.draft().text("x"))
                        .onConflict(COMMENT.text)
                        .where(COMMENT.text.ne("it's \\"))
                        .update(COMMENT.text);
                assertThat(REPO.toSql(insert).get(0).sql())
                        .contains(" on conflict (text) where comments.text <> E'it''s \\\\'::text do update ");
                assertThat(now(insert).lockVersion()).isEqualTo(time);
            }
        } finally {
            BLOG.database().execute("drop index it_s_text");
        }
    }

    private static PostDraft post(String title) {
        return POST.draft().title(title).uuid(KEY);
    }
}

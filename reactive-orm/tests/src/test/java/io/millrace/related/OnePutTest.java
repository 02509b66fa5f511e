package io.millrace.related;

import static io.millrace.related.ArticleTable.ARTICLE;
import static io.millrace.related.Newsroom.map;
import static io.millrace.related.Newsroom.now;
import static io.millrace.related.OneChanges.edit;
import static io.millrace.related.OneChanges.withPortrait;
import static io.millrace.related.OneChanges.withWriter;
import static io.millrace.related.PortraitTable.PORTRAIT;
import static io.millrace.related.WriterTable.WRITER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.changeset.Changeset;
import io.millrace.changeset.Nested;
import io.millrace.changeset.OnReplace;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidQuery;
import io.millrace.error.NotLoaded;
import io.millrace.repo.Repo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The one row that a writer has or that an article belongs to: put, replaced, and applied. */
class OnePutTest {

    @RegisterExtension
    private static final Newsroom NEWSROOM = new Newsroom();

    private static final Repo REPO = NEWSROOM.repo();

    @Test
    @Behaviour({
        "has_assoc_test.exs:308",
        "has_assoc_test.exs:871",
        "belongs_to_test.exs:190",
        "belongs_to_test.exs:555",
        "changeset_test.exs:895"
    })
    void theOneThatIsThereMayGo() {
        Writer ann = withPortrait(REPO, "/1");
        Article one = withWriter(REPO, "Ann");
        Changeset<Writer> without = edit(ann, null, OnReplace.NILIFY);
        Changeset<Article> nobodys = edit(one, null, OnReplace.NILIFY);

        assertThat(without.isValid()).isTrue();
        assertThat(without.isChanged()).isTrue();
        assertThat(without.get(WRITER.portrait)).isEmpty();
        assertThat(Changeset.of(WRITER, ann)
                        .put(Nested.of(WRITER.portrait).onReplace(OnReplace.DELETE), List.of())
                        .isChanged())
                .isTrue();
        assertThat(NEWSROOM.statements(REPO.update(without)))
                .containsExactly(
                        "BEGIN READ WRITE",
                        "update portraits set writer_id = bulk.c1 from unnest($1::int8[], $2::int8[]) …",
                        "SELECT 1; COMMIT");
        assertThat(NEWSROOM.loaded(ann.id()).portrait().optional()).isEmpty();
        assertThat(now(REPO.update(nobodys)).writerId()).isNull();
    }

    @Test
    @Behaviour({"has_assoc_test.exs:383", "has_assoc_test.exs:914", "belongs_to_test.exs:233", "belongs_to_test.exs:447"
    })
    void itIsAMistakeNotToSayWhatHappensToTheOneThatIsThere() {
        Writer ann = withPortrait(REPO, "/1");
        Article one = withWriter(REPO, "Ann");
        Portrait other = now(REPO.insert(PORTRAIT.draft().url("/2")));

        assertThat(edit(ann, map("id", ann.portrait().get().id(), "url", "/2"), OnReplace.RAISE)
                        .isValid())
                .isTrue();
        assertThatThrownBy(() -> edit(ann, null, OnReplace.RAISE)).isInstanceOf(InvalidQuery.class);
        assertThatThrownBy(() -> edit(ann, map("url", "/2"), OnReplace.RAISE))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith("ORM-111: Writer.portrait would lose one record");
        assertThatThrownBy(() -> edit(one, map("name", "Bob"), OnReplace.RAISE))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith("ORM-111: Article.writer would lose one record");
        assertThatThrownBy(() -> Changeset.of(WRITER, ann).put(Nested.of(WRITER.portrait), List.of()))
                .isInstanceOf(InvalidQuery.class);
        assertThatThrownBy(() -> Changeset.of(WRITER, ann).put(WRITER.portrait, Changeset.of(PORTRAIT, other)))
                .isInstanceOf(InvalidQuery.class);
    }

    @Test
    @Behaviour({"has_assoc_test.exs:403", "has_assoc_test.exs:927", "belongs_to_test.exs:251", "belongs_to_test.exs:460"
    })
    void theOneThatIsThereMayBeHeldOnTo() {
        Writer ann = withPortrait(REPO, "/1");
        Article one = withWriter(REPO, "Ann");
        FieldError replaced = FieldError.of("portrait", "replaced", "must not be taken away");

        for (@Nullable Object input : new @Nullable Object[] {null, map("url", "/2")}) {
            Changeset<Writer> refused = edit(ann, input, OnReplace.REFUSE);
            assertThat(refused.errors()).containsExactly(replaced);
            assertThat(refused.get(WRITER.portrait)).isEmpty();
            assertThat(refused.isChanged()).isFalse();
        }
        assertThat(Changeset.of(WRITER, ann)
                        .put(Nested.of(WRITER.portrait).onReplace(OnReplace.REFUSE), List.of())
                        .errors())
                .containsExactly(replaced);
        assertThat(edit(one, null, OnReplace.REFUSE).errors())
                .containsExactly(FieldError.of("writer", "replaced", "must not be taken away"));
    }

    @Test
    @Behaviour({
        "has_assoc_test.exs:781",
        "has_assoc_test.exs:1102",
        "has_assoc_test.exs:1127",
        "has_assoc_test.exs:1145",
        "belongs_to_test.exs:325",
        "belongs_to_test.exs:472",
        "belongs_to_test.exs:490",
        "belongs_to_test.exs:524"
    })
    @Behaviour(
            value = {
                "has_assoc_test.exs:813",
                "has_assoc_test.exs:851",
                "has_assoc_test.exs:1241",
                "belongs_to_test.exs:354",
                "belongs_to_test.exs:398"
            },
            differs =
                    "a draft is a new row, and changes of a row are that row; only OnReplace.UPDATE writes one into the other")
    void onePutIsNewOrChangedOrTheSame() {
        Writer alone = NEWSROOM.ann();
        Writer ann = withPortrait(REPO, "/1");
        Portrait first = ann.portrait().get();
        Nested<Writer, Portrait> deleted = Nested.of(WRITER.portrait).onReplace(OnReplace.DELETE);

        assertThat(Changeset.of(WRITER, alone)
                        .put(Nested.of(WRITER.portrait), List.of())
                        .isChanged())
                .isFalse();
        assertThat(Changeset.of(WRITER, alone)
                        .put(WRITER.portrait, PORTRAIT.draft().url("/2"))
                        .get(WRITER.portrait)
                        .get(0)
                        .row())
                .isEmpty();
        assertThat(Changeset.of(WRITER, ann)
                        .put(WRITER.portrait, Changeset.of(PORTRAIT, first))
                        .isChanged())
                .isFalse();
        Changeset<Writer> changed =
                Changeset.of(WRITER, ann).put(WRITER.portrait, PORTRAIT.change(first, PORTRAIT.url.to("/3")));
        assertThat(changed.get(WRITER.portrait).get(0).changes()).isEqualTo(Map.of("url", "/3"));
        assertThat(changed.isChanged()).isTrue();
        assertThat(Changeset.of(WRITER, ann)
                        .put(deleted, List.of(PORTRAIT.draft().url("/1")))
                        .get(WRITER.portrait)
                        .get(0)
                        .row())
                .as("a draft of the same values")
                .isEmpty();
        Article one = withWriter(REPO, "Ann");
        assertThat(Changeset.of(ARTICLE, one)
                        .put(ARTICLE.writer, Changeset.of(WRITER, one.writer().get()))
                        .isChanged())
                .isFalse();
        assertThat(Changeset.of(ARTICLE, one)
                        .put(ARTICLE.writer, WRITER.change(one.writer().get(), WRITER.name.to("Anna")))
                        .isChanged())
                .isTrue();
    }

    @Test
    @Behaviour(
            value = {"has_assoc_test.exs:289", "has_assoc_test.exs:682"},
            differs = "a row is written where its own columns change, and its relations beside it")
    void theRowItselfIsLeftAlone() {
        Writer ann = withPortrait(REPO, "/1");

        assertThat(NEWSROOM.statements(
                        REPO.update(edit(ann, map("id", ann.portrait().get().id(), "url", "/2"), OnReplace.RAISE))))
                .containsExactly(
                        "BEGIN READ WRITE",
                        "update portraits set url = $1::text where portraits.id = $2::int8 …",
                        "SELECT 1; COMMIT");
    }

    @Test
    @Behaviour({"changeset_test.exs:1103", "has_assoc_test.exs:1379", "belongs_to_test.exs:562"})
    void whatIsAppliedHoldsAndRefersToTheOneThatWasPut() {
        Article one = withWriter(REPO, "Ann");
        Writer bob = now(REPO.insert(WRITER.draft().name("Bob")));
        Nested<Article, Writer> left = Nested.of(ARTICLE.writer).onReplace(OnReplace.LEAVE);

        Article bobs = Changeset.of(ARTICLE, one)
                .put(ARTICLE.title.to("two"))
                .put(left, List.of(WRITER.change(bob, WRITER.name.to("Bobby"))))
                .apply();
        assertThat(bobs.title()).isEqualTo("two");
        assertThat(bobs.writerId()).isEqualTo(bob.id());
        assertThat(bobs.writer().get().name()).isEqualTo("Bobby");

        Article nobodys = Changeset.of(ARTICLE, one)
                .put(Nested.of(ARTICLE.writer).onReplace(OnReplace.NILIFY), List.of())
                .apply();
        assertThat(nobodys.writerId()).isNull();
        assertThat(nobodys.writer().optional()).isEmpty();
        assertThat(Changeset.of(ARTICLE, one).put(left, List.of()).apply().writerId())
                .isEqualTo(one.writerId());
        assertThat(Changeset.of(ARTICLE, one).apply()).isEqualTo(one);
    }

    @Test
    @Behaviour(
            value = {"has_assoc_test.exs:1266", "belongs_to_test.exs:535"},
            differs = "get gives the changes as they were cast or put; what is there is the row's own")
    void theChangesOfTheOneAreAskedFor() {
        Writer ann = withPortrait(REPO, "/1");
        Changeset<Portrait> portrait = PORTRAIT.change(PORTRAIT.url.to("/2"));
        Changeset<Article> article = Changeset.of(ARTICLE).put(ARTICLE.writer, WRITER.change(WRITER.name.to("Bob")));

        assertThat(Changeset.of(WRITER).put(WRITER.portrait, portrait).get(WRITER.portrait))
                .containsExactly(portrait);
        assertThat(Changeset.of(WRITER, ann).get(WRITER.portrait)).isEmpty();
        assertThat(Changeset.of(WRITER, ann)
                        .row()
                        .orElseThrow()
                        .portrait()
                        .get()
                        .url())
                .isEqualTo("/1");
        assertThat(article.get(ARTICLE.writer).get(0).get(WRITER.name)).isEqualTo("Bob");
        Writer bare = now(REPO.require(WRITER, ann.id()));
        assertThatThrownBy(() -> Changeset.of(WRITER, bare)
                        .row()
                        .orElseThrow()
                        .portrait()
                        .get())
                .isInstanceOf(NotLoaded.class);
    }
}

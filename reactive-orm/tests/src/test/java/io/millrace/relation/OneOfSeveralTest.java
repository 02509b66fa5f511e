package io.millrace.relation;

import static io.millrace.gallery.BadgeTable.BADGE;
import static io.millrace.gallery.NoteTable.NOTE;
import static io.millrace.gallery.PictureTable.PICTURE;
import static io.millrace.gallery.StoryTable.STORY;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.changeset.Changeset;
import io.millrace.changeset.Nested;
import io.millrace.changeset.OnReplace;
import io.millrace.changeset.Params;
import io.millrace.error.DecodeFailed;
import io.millrace.error.InvalidQuery;
import io.millrace.error.NotLoaded;
import io.millrace.gallery.Badge;
import io.millrace.gallery.Gallery;
import io.millrace.gallery.Kind;
import io.millrace.gallery.Notable;
import io.millrace.gallery.Note;
import io.millrace.gallery.Picture;
import io.millrace.gallery.Reply;
import io.millrace.gallery.Story;
import io.millrace.json.RelationModule;
import io.millrace.repo.Repo;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Relations to one of several records, which a type column tells apart. */
class OneOfSeveralTest {

    private static final String STORIES = "select stories.id, stories.title, stories.author_id from stories";
    private static final String PICTURES = "select pictures.id, pictures.place from pictures";
    private static final String NOTES =
            "select notes.id, notes.text, notes.loud, notes.subject_type, notes.subject_id from notes";

    private final Gallery gallery = Gallery.open();
    private final Repo repo = gallery.repo();

    @AfterEach
    void close() {
        gallery.close();
    }

    @Test
    void itIsOneStatementForEachTableThatOccurs() {
        List<Note> notes =
                gallery.counting(repo.all(from(NOTE).orderBy(NOTE.id.asc()).preload(NOTE.subject)));

        assertThat(gallery.statements())
                .containsExactlyInAnyOrder(
                        NOTES + " order by notes.id",
                        STORIES + " where stories.id = any($1::int8[])",
                        PICTURES + " where pictures.id = any($1::int8[])");
        assertThat(notes)
                .extracting(note -> said(note.subject().get()))
                .containsExactly("story one", "story one", "picture Rome", "story two", "picture Oslo");

        gallery.counting(repo.all(from(NOTE).where(NOTE.id.eq(3L)).preload(NOTE.subject)));
        assertThat(gallery.statements())
                .containsExactly(NOTES + " where notes.id = $1::int8", PICTURES + " where pictures.id = $1::int8");
    }

    @Test
    void theTablesAreReadAtTheSameTime() {
        Repo one = gallery.repo(options -> options.withConnections(2, 1));
        gallery.distance(Duration.ofMillis(60));
        Mono<List<Note>> outside = one.all(from(NOTE).preload(NOTE.subject)).collectList();
        gallery.counting(outside);
        gallery.counting(outside);
        assertThat(gallery.roundTrips()).isEqualTo(2);
        gallery.counting(one.transaction(outside));
        gallery.counting(one.transaction(outside));
        assertThat(gallery.roundTrips()).isEqualTo(3);
        one.close().block();
    }

    @Test
    void eachRecordHasATreeOfItsOwn() {
        List<Note> notes = gallery.counting(repo.all(from(NOTE)
                .orderBy(NOTE.id.asc())
                .preload(NOTE.subject.preload(STORY.author, STORY.badge, PICTURE.notes.preload(NOTE.replies)))));

        assertThat(gallery.statements()).hasSize(7);
        Story story = (Story) notes.get(0).subject().get();
        assertThat(story.author().get().name()).isEqualTo("Ann");
        assertThat(story.badge().get().word()).isEqualTo("gold");
        assertThat(story.notes().isLoaded()).isFalse();
        Picture picture = (Picture) notes.get(2).subject().get();
        assertThat(picture.notes().list().get(0).replies().list())
                .extracting(Reply::text)
                .containsExactlyInAnyOrder("x", "y");
        assertThat(picture.badge().isLoaded()).isFalse();
    }

    @Test
    void intoRowsThatAreThere() {
        List<Note> notes = now(repo.all(from(NOTE).orderBy(NOTE.id.desc())).collectList());
        List<Note> loaded = gallery.counting(repo.preloadAll(notes, NOTE.subject));
        assertThat(loaded).extracting(Note::id).containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(gallery.statements()).hasSize(2);

        List<Note> again = gallery.counting(repo.preloadAll(loaded, NOTE.subject));
        assertThat(gallery.statements()).isEmpty();
        assertThat(again).extracting(note -> said(note.subject().get())).endsWith("story one");

        List<Note> deeper = gallery.counting(repo.preloadAll(loaded, NOTE.subject.preload(STORY.author)));
        assertThat(gallery.statements()).singleElement().asString().contains(" from authors ");
        assertThat(((Story) deeper.get(4).subject().get()).author().get().name())
                .isEqualTo("Ann");
        assertThat(said(deeper.get(2).subject().get())).isEqualTo("picture Rome");

        gallery.counting(repo.preloadAll(loaded, NOTE.subject.force()));
        assertThat(gallery.statements()).hasSize(2);
    }

    @Test
    void whereThereIsNoneNothingIsAskedFor() {
        List<Badge> badges =
                gallery.counting(repo.all(from(BADGE).orderBy(BADGE.id.asc()).preload(BADGE.owner)));
        assertThat(badges)
                .extracting(badge -> badge.owner().optional().map(OneOfSeveralTest::said))
                .map(owner -> owner.orElse("nobody"))
                .containsExactly("story one", "picture Rome", "nobody");

        gallery.counting(repo.preload(badges.get(2), BADGE.owner.force()));
        assertThat(gallery.statements()).isEmpty();

        now(repo.delete(PICTURE, now(repo.require(PICTURE, 1L))));
        assertThat(now(repo.preload(badges.get(1), BADGE.owner.force())).owner().optional())
                .isEmpty();
    }

    @Test
    void aRowOfAnUnknownTypeIsAnError() {
        now(repo.sql("insert into notes (text, loud, subject_type, subject_id) values ('?', false, 'film', 1)")
                .execute());

        assertThatThrownBy(() -> repo.all(from(NOTE).preload(NOTE.subject)).blockLast())
                .isInstanceOf(DecodeFailed.class)
                .hasMessage("ORM-207: Note.subject leads to a Notable of an unknown type"
                        + "\n  because: a row has a subject_type that stands for none of Story (story), Picture (photo)"
                        + "\n  fix: let the record that is meant implement Notable, say its name with"
                        + " @Schema(typeName = \"…\"), or mend the rows");
    }

    @Test
    void theOtherWayRoundAsksForTheType() {
        List<Story> stories = gallery.counting(repo.all(from(STORY)
                .orderBy(STORY.id.asc())
                .preload(STORY.notes.orderBy(NOTE.id.asc()), STORY.loudNotes, STORY.badge)));

        assertThat(gallery.statements())
                .contains(
                        NOTES + " where notes.subject_id = any($1::int8[]) and notes.subject_type = 'story'"
                                + " order by notes.id",
                        NOTES + " where notes.subject_id = any($1::int8[]) and notes.subject_type = 'story'"
                                + " and notes.loud",
                        "select badges.id, badges.word, cast(badges.kind as text), badges.holder from badges"
                                + " where badges.holder = any($1::int8[]) and badges.kind = 'story'");
        assertThat(stories)
                .extracting(story -> story.notes().list().stream().map(Note::id).toList())
                .containsExactly(List.of(1L, 2L), List.of(4L));
        assertThat(stories.get(0).loudNotes().list()).extracting(Note::id).containsExactly(1L);
        assertThat(stories.get(0).badge().get().word()).isEqualTo("gold");
        assertThat(stories.get(1).badge().optional()).isEmpty();
    }

    @Test
    void theOtherWayRoundIsAQueryAndACondition() {
        Picture picture = now(repo.require(PICTURE, 1L));

        assertThat(gallery.counting(repo.all(PICTURE.notes.of(picture))))
                .extracting(Note::id)
                .containsExactly(3L);
        assertThat(gallery.statements())
                .containsExactly(NOTES + " where notes.subject_id = $1::int8 and notes.subject_type = 'photo'"
                        + " order by notes.id desc");

        assertThat(gallery.counting(repo.all(from(STORY).where(STORY.notes.any(NOTE.loud)))))
                .extracting(Story::id)
                .containsExactly(1L);
        assertThat(gallery.statements())
                .containsExactly(STORIES + " where exists (select 1 from notes where notes.subject_id = stories.id"
                        + " and notes.subject_type = 'story' and notes.loud)");

        assertThat(now(repo.all(from(PICTURE).orderBy(PICTURE.id.asc()).select(PICTURE.notes.count()))
                        .collectList()))
                .containsExactly(1L, 1L);
        assertThat(now(repo.all(from(STORY).join(STORY.notes, NOTE.as("n")).select(STORY.id))
                        .collectList()))
                .containsExactlyInAnyOrder(1L, 1L, 2L);
        List<Picture> through =
                now(repo.all(from(PICTURE).orderBy(PICTURE.id.asc()).preload(PICTURE.replies))
                        .collectList());
        assertThat(through).extracting(each -> each.replies().list().size()).containsExactly(2, 0);
    }

    @Test
    void aRowIsAskedWhatItLeadsTo() {
        Story story = now(repo.require(STORY, 1L));

        assertThat(gallery.counting(repo.all(from(NOTE).where(NOTE.subject.is(PICTURE)))))
                .extracting(Note::id)
                .containsExactlyInAnyOrder(3L, 5L);
        assertThat(gallery.statements()).containsExactly(NOTES + " where notes.subject_type = $1::text");

        assertThat(gallery.counting(repo.all(from(NOTE).where(NOTE.subject.is(story)))))
                .extracting(Note::id)
                .containsExactlyInAnyOrder(1L, 2L);
        assertThat(gallery.statements())
                .containsExactly(NOTES + " where notes.subject_type = $1::text and notes.subject_id = $2::int8");

        assertThat(now(repo.all(from(BADGE).where(BADGE.owner.is(STORY).not())).collectList()))
                .extracting(Badge::word)
                .containsExactly("tin");
        assertThatThrownBy(() -> NOTE.subject.is(PICTURE.as("p")))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("ORM-111: Note.subject is asked for p, which is another name for Picture"
                        + "\n  because: a relation to one of several records leads to a table itself, whatever a query"
                        + " calls it"
                        + "\n  fix: use the table's own constant");
    }

    @Test
    void aDraftTakesBothColumnsFromARow() {
        Story story = now(repo.require(STORY, 2L));
        Note byRow =
                gallery.counting(repo.insert(NOTE.draft().text("f").loud(true).subject(story)));
        assertThat(gallery.statements())
                .singleElement()
                .asString()
                .startsWith("insert into notes (text, loud, subject_type, subject_id) values");
        assertThat(byRow.subjectType()).isEqualTo("story");
        assertThat(byRow.subjectId()).isEqualTo(2);

        Note byKey = now(repo.insert(NOTE.draft().text("g").loud(true).subject(PICTURE, 2)));
        assertThat(byKey.subjectType()).isEqualTo("photo");
        Note byReference = now(repo.insert(NOTE.draft().text("h").loud(true).subject(NOTE.subject.to(PICTURE, 1L))));
        assertThat(byReference.subjectId()).isEqualTo(1);

        Badge none = now(repo.insert(BADGE.draft().word("iron")));
        assertThat(none.kind()).isNull();
        Badge some = now(repo.insert(BADGE.draft().word("zinc").owner(story)));
        assertThat(some.kind()).isEqualTo(Kind.STORY);
        assertThat(some.holder()).isEqualTo(2);
        assertThat(now(repo.insert(BADGE.draft().word("lead").owner(PICTURE, 2L)))
                        .kind())
                .isEqualTo(Kind.PHOTO);
    }

    @Test
    void anUpdateSetsBothColumns() {
        Note note = now(repo.require(NOTE, 1L));
        Note moved = gallery.counting(repo.update(note).set(NOTE.subject.to(PICTURE, 2L)));

        assertThat(gallery.statements())
                .singleElement()
                .asString()
                .startsWith(
                        "update notes set subject_type = $1::text, subject_id = $2::int8 where notes.id = $3::int8");
        assertThat(moved.subjectType()).isEqualTo("photo");
        assertThat(NOTE.subject.to(PICTURE, 2L)).hasToString("Note.subjectType = ?, Note.subjectId = ?");
    }

    @Test
    void itIsReadOnlyWhereItIsLoaded() throws JsonProcessingException {
        Note note = now(repo.require(NOTE, 3L));
        Note loaded = now(repo.preload(note, NOTE.subject));

        assertThatThrownBy(() -> note.subject().get())
                .isInstanceOf(NotLoaded.class)
                .hasMessage("ORM-204: Note.subject is not loaded"
                        + "\n  because: relations are loaded only where a query or a preload asks for them"
                        + "\n  fix: repo.preload(note, NOTE.subject)");
        assertThat(loaded).isEqualTo(note).hasSameHashCodeAs(note);
        assertThat(loaded).asString().contains("subject=(1 loaded)");
        ObjectMapper json = new ObjectMapper().registerModule(new RelationModule());
        assertThat(json.writeValueAsString(loaded))
                .isEqualTo("{\"id\":3,\"text\":\"c\",\"loud\":true,\"subjectType\":\"photo\",\"subjectId\":1,"
                        + "\"subject\":{\"id\":1,\"place\":\"Rome\"}}");
        assertThat(json.writeValueAsString(note)).doesNotContain("\"subject\"");
        Picture byHand = new Picture(
                7,
                "Bern",
                Many.notLoaded("Picture", "notes"),
                One.notLoaded("Picture", "badge"),
                Many.notLoaded("Picture", "replies"),
                Many.notLoaded("Picture", "tags"));
        assertThat(new Note(1, "", false, "photo", 7, One.of(byHand), Many.of(List.of()))
                        .subject()
                        .get())
                .isSameAs(byHand);
    }

    @Test
    void aStreamAndAPageLoadItAlike() {
        assertThat(now(repo.stream(from(NOTE).orderBy(NOTE.id.asc()).preload(NOTE.subject), 2)
                        .map(note -> said(note.subject().get()))
                        .collectList()))
                .containsExactly("story one", "story one", "picture Rome", "story two", "picture Oslo");
    }

    @Test
    void oneRelationIsPreloadedOnce() {
        List<Note> notes = gallery.counting(repo.all(from(NOTE)
                .orderBy(NOTE.id.asc())
                .preload(NOTE.subject.preload(STORY.author), NOTE.subject.preload(PICTURE.badge))));

        assertThat(gallery.statements()).hasSize(5);
        assertThat(((Picture) notes.get(2).subject().get()).badge().get().word())
                .isEqualTo("tin");
    }

    @Test
    void rowsThatAreWrittenOverTheOtherSideHaveTheType() {
        Story story = now(repo.insert(STORY.cast(
                        Params.of(Map.of(
                                "title",
                                "three",
                                "notes",
                                List.of(Map.of("text", "n", "loud", "true")),
                                "badge",
                                Map.of("word", "new"))),
                        STORY.title)
                .cast(STORY.notes, note -> note.cast(NOTE.text, NOTE.loud))
                .cast(STORY.badge, badge -> badge.cast(BADGE.word))));

        Note note = story.notes().list().get(0);
        assertThat(note.subjectType()).isEqualTo("story");
        assertThat(note.subjectId()).isEqualTo(story.id());
        assertThat(story.badge().get().kind()).isEqualTo(Kind.STORY);

        Note foreign = now(repo.require(NOTE, 3L));
        Badge former = story.badge().get();
        Story changed = gallery.counting(repo.update(Changeset.of(STORY, story)
                .put(
                        Nested.of(STORY.notes).onReplace(OnReplace.DELETE),
                        List.of(Changeset.of(NOTE, note), Changeset.of(NOTE, foreign)))
                .put(Nested.of(STORY.badge).onReplace(OnReplace.NILIFY), List.of())));
        assertThat(gallery.statements())
                .anyMatch(text ->
                        text.startsWith("update notes set subject_type = $1::text, subject_id = $2::int8 where"))
                .anyMatch(text -> text.startsWith("update badges set holder = bulk.c1, kind = bulk.c2"));
        assertThat(changed.notes().list()).extracting(Note::subjectType).containsOnly("story");
        assertThat(now(repo.require(BADGE, former.id())).kind()).isNull();
        assertThat(now(repo.require(BADGE, former.id())).holder()).isNull();
        assertThatThrownBy(() ->
                        Changeset.of(STORY, changed).put(Nested.of(STORY.notes).onReplace(OnReplace.NILIFY), List.of()))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageContaining("Note.subjectId is never null");
    }

    private static String said(Notable notable) {
        return notable instanceof Story story ? "story " + story.title() : "picture " + ((Picture) notable).place();
    }

    private static <T> T now(Mono<T> mono) {
        return Objects.requireNonNull(mono.block());
    }
}

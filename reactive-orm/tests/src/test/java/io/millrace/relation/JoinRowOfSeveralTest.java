package io.millrace.relation;

import static io.millrace.gallery.PictureTable.PICTURE;
import static io.millrace.gallery.StoryTable.STORY;
import static io.millrace.gallery.TagTable.TAG;
import static io.millrace.gallery.TaggingTable.TAGGING;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.Nested;
import io.millrace.changeset.OnReplace;
import io.millrace.gallery.Gallery;
import io.millrace.gallery.Picture;
import io.millrace.gallery.Story;
import io.millrace.gallery.Tag;
import io.millrace.gallery.Tagging;
import io.millrace.repo.Repo;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Join tables with a record whose rows lead to one of several records: the type of each row is written with its key. */
class JoinRowOfSeveralTest {

    private static final Nested<Story, Tag> OF_STORY = Nested.of(STORY.tags).onReplace(OnReplace.DELETE);

    private final Gallery gallery = Gallery.open();
    private final Repo repo = gallery.repo();

    @AfterEach
    void close() {
        gallery.close();
    }

    @Test
    void whatIsTakenOffOneIsLeftToTheOther() {
        assertThat(taggings()).containsExactly("story 1 1", "photo 1 1");

        gallery.counting(repo.update(Changeset.of(STORY, story()).put(OF_STORY, List.of())));

        assertThat(gallery.statements())
                .containsExactly(
                        "BEGIN READ WRITE",
                        "delete from taggings using unnest($1::int8[], $2::int8[]) with ordinality as bulk (c0, c1, place)"
                                + " where taggings.subject_id = bulk.c0 and taggings.tag_id = bulk.c1"
                                + " and taggings.subject_type = 'story'",
                        "SELECT 1; COMMIT");
        assertThat(taggings()).containsExactly("photo 1 1");
    }

    @Test
    void whatIsPutOnHasItsType() {
        Tag war = now(repo.require(TAG, 2L));

        gallery.counting(repo.update(Changeset.of(PICTURE, picture())
                .put(Nested.of(PICTURE.tags).onReplace(OnReplace.DELETE), List.of(Changeset.of(TAG, war)))));

        assertThat(gallery.statements())
                .containsExactly(
                        "BEGIN READ WRITE",
                        "delete from taggings using unnest($1::int8[], $2::int8[]) with ordinality as bulk (c0, c1, place)"
                                + " where taggings.subject_id = bulk.c0 and taggings.tag_id = bulk.c1"
                                + " and taggings.subject_type = 'photo'",
                        "insert into taggings (subject_id, tag_id, subject_type) select bulk.c0, bulk.c1, 'photo'"
                                + " from unnest($1::int8[], $2::int8[]) with ordinality as bulk(c0, c1, place)"
                                + " order by bulk.place",
                        "SELECT 1; COMMIT");
        assertThat(taggings()).containsExactly("story 1 1", "photo 1 2");
        assertThat(picture().tags().list()).extracting(Tag::word).containsExactly("war");
    }

    @Test
    void aRowThatSaysMoreHasItAsWell() {
        Story story = now(repo.insert(Changeset.of(STORY.draft().title("three"))
                .put(
                        Nested.of(STORY.tags).by(Changeset.of(TAGGING)),
                        List.of(TAG.draft().word("new"), TAG.draft().word("newer")))));

        assertThat(now(repo.all(from(TAGGING).where(TAGGING.subject.is(story)).preload(TAGGING.subject))
                        .map(tagging -> ((Story) tagging.subject().get()).title())
                        .collectList()))
                .containsExactly("three", "three");
    }

    @Test
    void theOtherSideWritesItAsWell() {
        Tag sea = now(repo.preload(now(repo.require(TAG, 1L)), TAG.stories));
        Story two = now(repo.require(STORY, 2L));

        now(repo.update(Changeset.of(TAG, sea)
                .put(Nested.of(TAG.stories).onReplace(OnReplace.DELETE), List.of(Changeset.of(STORY, two)))));

        assertThat(taggings()).containsExactly("photo 1 1", "story 2 1");
    }

    private Story story() {
        return now(repo.preload(now(repo.require(STORY, 1L)), STORY.tags));
    }

    private Picture picture() {
        return now(repo.preload(now(repo.require(PICTURE, 1L)), PICTURE.tags));
    }

    private List<String> taggings() {
        Flux<Tagging> all = repo.all(from(TAGGING).orderBy(TAGGING.id.asc()));
        return now(all.map(one -> one.subjectType() + " " + one.subjectId() + " " + one.tagId())
                .collectList());
    }

    private static <T> T now(Mono<T> mono) {
        return Objects.requireNonNull(mono.block());
    }
}

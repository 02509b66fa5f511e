package io.millrace.relation;

import static io.millrace.gallery.BadgeTable.BADGE;
import static io.millrace.gallery.LabelTable.LABEL;
import static io.millrace.gallery.PictureTable.PICTURE;
import static io.millrace.gallery.StoryTable.STORY;
import static io.millrace.gallery.TaggingTable.TAGGING;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.DeleteRestricted;
import io.millrace.gallery.Gallery;
import io.millrace.repo.Repo;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What becomes of rows that lead to one of several records when that one is deleted: those of others stay. */
class CascadeOfSeveralTest {

    private final Gallery gallery = Gallery.open();
    private final Repo repo = gallery.repo();

    @AfterEach
    void close() {
        gallery.close();
    }

    @Test
    void onlyTheRowsOfTheSameRecordGo() {
        gallery.counting(repo.delete(STORY, now(repo.require(STORY, 1L))));

        assertThat(gallery.statements())
                .contains(
                        "update badges set kind = null, holder = null where badges.holder = any($1::int8[])"
                                + " and badges.kind = 'story'",
                        "delete from taggings where taggings.id in (select taggings.id from taggings"
                                + " where taggings.subject_id = any($1::int8[]) and taggings.subject_type = 'story'"
                                + " limit $2::int8)")
                .anyMatch(statement -> statement.startsWith("update labels set removed_at = ")
                        && statement.contains(" where labels.subject_id = any($1::int8[])"
                                + " and labels.subject_type = 'story' and labels.removed_at is null limit "));
        assertThat(all(repo.all(from(BADGE).orderBy(BADGE.id.asc()))
                        .map(badge -> badge.word() + " " + badge.kind() + " " + badge.holder())))
                .containsExactly("gold null null", "tin PHOTO 1", "lost null null");
        assertThat(all(repo.all(from(TAGGING)).map(tagging -> tagging.subjectType() + " " + tagging.subjectId())))
                .containsExactly("photo 1");
        assertThat(all(repo.all(from(LABEL)).map(label -> label.text()))).containsExactly("m");
        assertThat(now(repo.count(from(LABEL).withDeleted()))).isEqualTo(3);
    }

    @Test
    void thePlanCountsThemAlone() {
        assertThat(now(repo.deletePlan(STORY, now(repo.require(STORY, 1L))))).hasToString("""
                delete a Story
                  Story.badge: set to null the key of 1 Badge
                  Story.taggings: delete 1 Tagging
                  Story.labels: mark as deleted 1 Label""");
    }

    @Test
    void onlyThoseOfTheSameRecordForbidIt() {
        now(repo.deleteAll(from(LABEL).where(LABEL.id.eq(1L))));
        now(repo.insert(LABEL.draft().text("o").subject(STORY, 1L)));
        now(repo.delete(PICTURE, now(repo.require(PICTURE, 1L))));

        assertThatThrownBy(() -> now(repo.delete(PICTURE, now(repo.require(PICTURE, 2L)))))
                .isInstanceOf(DeleteRestricted.class)
                .hasMessage("""
                ORM-206: a Picture was not deleted
                  because: Picture.labels leads to a Label, and the relation says that it must not be deleted then
                  fix: delete those rows first, or say on the relation what becomes of them: onDelete = Cascade.DELETE""");
        assertThat(now(repo.count(from(PICTURE)))).isEqualTo(1);
    }

    private static <T> List<T> all(Flux<T> flux) {
        return now(flux.collectList());
    }

    private static <T> T now(Mono<T> mono) {
        return Objects.requireNonNull(mono.block());
    }
}

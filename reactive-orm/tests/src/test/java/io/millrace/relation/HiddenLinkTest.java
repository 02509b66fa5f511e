package io.millrace.relation;

import static io.millrace.gallery.AuthorTable.AUTHOR;
import static io.millrace.gallery.HallTable.HALL;
import static io.millrace.gallery.PictureTable.PICTURE;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.gallery.Author;
import io.millrace.gallery.Gallery;
import io.millrace.gallery.Hall;
import io.millrace.gallery.Note;
import io.millrace.gallery.Picture;
import io.millrace.repo.Repo;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A table between two others whose rows are kept when they are deleted: a deleted one leads nowhere. */
class HiddenLinkTest {

    private static final Gallery GALLERY = Gallery.open();
    private static final Repo REPO = GALLERY.repo();

    @AfterAll
    static void close() {
        GALLERY.close();
    }

    @Test
    void aPreloadOverAJoinTable() {
        List<Hall> halls =
                GALLERY.counting(REPO.all(from(HALL).orderBy(HALL.id.asc()).preload(HALL.pictures)));

        assertThat(GALLERY.statements())
                .last()
                .isEqualTo("select hangings.hall_id, pictures.id, pictures.place from pictures join hangings"
                        + " on pictures.id = hangings.picture_id and hangings.taken_down is null"
                        + " where hangings.hall_id = any($1::int8[])");
        assertThat(halls)
                .extracting(hall ->
                        hall.pictures().list().stream().map(Picture::place).toList())
                .containsExactly(List.of("Rome"), List.of());
    }

    @Test
    void withALimitAndForOneParent() {
        List<Hall> halls = GALLERY.counting(REPO.all(from(HALL)
                .orderBy(HALL.id.asc())
                .preload(HALL.pictures.orderBy(PICTURE.id.desc()).limit(1))));
        assertThat(GALLERY.statements())
                .last()
                .asString()
                .contains(" join hangings on pictures.id = hangings.picture_id and hangings.taken_down is null where"
                        + " hangings.hall_id = parent_key.k0 ");
        assertThat(halls.get(0).pictures().list()).extracting(Picture::id).containsExactly(1L);

        assertThat(GALLERY.counting(REPO.all(HALL.pictures.of(halls.get(1))))).isEmpty();
        assertThat(GALLERY.statements())
                .containsExactly("select pictures.id, pictures.place from pictures join hangings"
                        + " on pictures.id = hangings.picture_id and hangings.taken_down is null"
                        + " where hangings.hall_id = $1::int8");
        assertThat(GALLERY.counting(REPO.all(HALL.pictures.ofAll(halls)))).hasSize(1);
    }

    @Test
    void throughOthers() {
        List<Hall> halls =
                GALLERY.counting(REPO.all(from(HALL).orderBy(HALL.id.asc()).preload(HALL.notes, HALL.curators)));

        assertThat(GALLERY.statements())
                .filteredOn(text -> text.contains("hangings"))
                .hasSize(2)
                .allMatch(text -> text.contains(" and hangings.taken_down is null where "));
        assertThat(halls)
                .extracting(hall -> hall.notes().list().stream().map(Note::id).toList())
                .containsExactly(List.of(3L), List.of());
        assertThat(halls)
                .extracting(hall ->
                        hall.curators().list().stream().map(Author::name).toList())
                .containsExactly(List.of("Ann"), List.of());

        assertThat(GALLERY.counting(REPO.all(HALL.curators.of(halls.get(1))))).isEmpty();
        assertThat(GALLERY.statements())
                .containsExactly("select authors.id, authors.name from authors where exists (select 1 from hangings"
                        + " where hangings.hall_id = $1::int8 and authors.id = hangings.curator_id"
                        + " and hangings.taken_down is null)");
    }

    @Test
    void askedAboutCountedAndJoined() {
        assertThat(GALLERY.counting(REPO.all(from(HALL).where(HALL.pictures.any()))))
                .extracting(Hall::id)
                .containsExactly(1L);
        assertThat(GALLERY.statements())
                .containsExactly("select halls.id, halls.name from halls where exists (select 1 from pictures"
                        + " join hangings on pictures.id = hangings.picture_id and hangings.taken_down is null"
                        + " where hangings.hall_id = halls.id)");

        assertThat(now(REPO.all(from(HALL).where(HALL.curators.none(AUTHOR.name.eq("Ann"))))
                        .collectList()))
                .extracting(Hall::id)
                .containsExactly(2L);
        assertThat(GALLERY.counting(REPO.all(from(HALL).orderBy(HALL.id.asc()).select(HALL.pictures.count()))))
                .containsExactly(1L, 0L);

        assertThat(GALLERY.counting(
                        REPO.all(from(HALL).join(HALL.pictures, PICTURE.as("p")).select(HALL.name))))
                .containsExactly("north");
        assertThat(GALLERY.counting(REPO.all(from(HALL)
                        .leftJoin(HALL.pictures, PICTURE.left("p"))
                        .orderBy(HALL.id.asc())
                        .select(HALL.name))))
                .containsExactly("north", "south");
        assertThat(GALLERY.statements()).singleElement().asString().contains(".taken_down is null");
    }

    private static <T> T now(Mono<T> mono) {
        return Objects.requireNonNull(mono.block());
    }
}

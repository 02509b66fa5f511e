package io.millrace.docs.guide;

import static io.millrace.docs.library.AlbumTable.ALBUM;
import static io.millrace.docs.library.AuthorTable.AUTHOR;
import static io.millrace.docs.library.BookTable.BOOK;
import static io.millrace.docs.library.FilmTable.FILM;
import static io.millrace.docs.library.ReviewTable.REVIEW;
import static io.millrace.docs.library.TagTable.TAG;
import static io.millrace.docs.library.TaggingTable.TAGGING;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.count;
import static io.millrace.query.Sql.max;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.docs.library.Album;
import io.millrace.docs.library.Author;
import io.millrace.docs.library.Book;
import io.millrace.docs.library.Film;
import io.millrace.docs.library.Reader;
import io.millrace.docs.library.Review;
import io.millrace.docs.library.Shelves;
import io.millrace.docs.library.Tag;
import io.millrace.json.RelationModule;
import io.millrace.repo.Repo;
import io.millrace.test.MillraceTest;
import io.millrace.test.Queries;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@MillraceTest(preparation = Shelves.class)
class LibraryGuideTest {

    @Test
    void loadsOverJoinTablesAndThroughOthers(Repo repo, Queries queries) {
        queries.startAgain();
        // tag::through[]
        Flux<Author> authors = repo.all(from(AUTHOR)
                .orderBy(AUTHOR.name.asc())
                .preload(
                        AUTHOR.readers, // one statement, two joins
                        AUTHOR.newest,
                        AUTHOR.shelf.preload(BOOK.tags.orderByThrough(TAGGING.position.asc()))));
        // end::through[]

        List<Author> all = Objects.requireNonNull(authors.collectList().block());
        assertThat(queries.count()).isEqualTo(5);
        assertThat(all.get(0).readers().list()).extracting(Reader::name).containsExactlyInAnyOrder("Cid", "Dot");
        assertThat(all.get(0).newest().get().title()).isEqualTo("Two");
        assertThat(all.get(0).shelf().list()).extracting(Book::title).containsExactly("One");
        assertThat(all.get(0).shelf().list().get(0).tags().list())
                .extracting(Tag::word)
                .containsExactly("sky", "sea");
    }

    @Test
    void asks(Repo repo) {
        // tag::ask[]
        Flux<Book> atSea = repo.all(from(BOOK).where(BOOK.tags.any(TAG.word.eq("sea"))));
        Flux<String> summary = repo.all(from(AUTHOR)
                .orderBy(AUTHOR.readers.count().desc())
                .select(AUTHOR.name, AUTHOR.books.count(), AUTHOR.books.aggregate(max(BOOK.year)))
                .as((name, books, last) -> name + ": " + books + ", " + last.orElseThrow()));
        // end::ask[]

        assertThat(atSea.collectList().block()).hasSize(2);
        assertThat(summary.collectList().block()).containsExactly("Ann: 2, 2002", "Bob: 1, 2003");
    }

    @Test
    void aggregatesOfRowsThatAreThere(Repo repo) {
        List<Author> authors =
                Objects.requireNonNull(repo.all(from(AUTHOR)).collectList().block());
        // tag::totals[]
        Mono<Map<Author, Long>> books = repo.aggregateEach(authors, AUTHOR.books.where(BOOK.inPrint), count());
        // end::totals[]

        assertThat(Objects.requireNonNull(books.block()).values()).containsExactlyInAnyOrder(1L, 1L);
    }

    @Test
    void fillsFromJoins(Repo repo, Queries queries) {
        queries.startAgain();
        // tag::joined[]
        var author = AUTHOR.as("author");
        Flux<Book> books = repo.all(from(BOOK)
                .join(BOOK.author, author)
                .where(author.name.startsWith("A"))
                .orderBy(author.name.asc(), BOOK.year.asc())
                .preload(BOOK.author.joined(author)));
        // end::joined[]

        assertThat(books.collectList().block())
                .extracting(book -> book.author().get().name())
                .containsExactly("Ann", "Ann");
        assertThat(queries.count()).isEqualTo(1);
    }

    @Test
    void isWrittenAsJson(Repo repo) throws JsonProcessingException {
        // tag::json[]
        ObjectMapper json = new ObjectMapper().registerModule(new RelationModule());
        Mono<Author> author = repo.getBy(AUTHOR, AUTHOR.name.eq("Bob")).flatMap(bob -> repo.preload(bob, AUTHOR.books));
        // end::json[]

        Author bob = Objects.requireNonNull(author.block());
        Book book = bob.books().list().get(0);
        assertThat(json.readTree(json.writeValueAsString(bob)))
                .isEqualTo(json.readTree("""
                        {"id": %d, "name": "Bob", "books": [
                            {"id": %d, "title": "%s", "year": 2003, "inPrint": %s, "authorId": %d}]}""".formatted(bob.id(), book.id(), book.title(), book.inPrint(), bob.id())));
        assertThat(bob)
                .isEqualTo(repo.get(AUTHOR, bob.id()).block())
                .hasToString("Author[id=" + bob.id() + ", name=Bob, books=(1 loaded), shelf=(not loaded),"
                        + " newest=(not loaded), readers=(not loaded)]");
    }

    @Test
    void leadsToOneOfSeveral(Repo repo, Queries queries) {
        queries.startAgain();
        // tag::several[]
        Flux<Review> reviews = repo.all(from(REVIEW).preload(REVIEW.subject.preload(ALBUM.author, FILM.reviews)));
        Flux<String> said = reviews.map(review -> review.subject().get() instanceof Film film
                ? "the film " + film.title()
                : "the album " + ((Album) review.subject().get()).title());
        // end::several[]

        assertThat(said.collectList().block())
                .containsExactlyInAnyOrder("the film Sea", "the album Songs", "the film Sea");
        assertThat(queries.count()).isEqualTo(5);

        Film film = Objects.requireNonNull(repo.require(FILM, 1L).block());
        // tag::subject[]
        Mono<Review> inserted = repo.insert(REVIEW.draft().stars(2).subject(film));
        Mono<Review> byKey = repo.insert(REVIEW.draft().stars(2).subject(ALBUM, 1));
        Flux<Review> ofFilms = repo.all(from(REVIEW).where(REVIEW.subject.is(FILM)));
        Flux<Review> ofOne = repo.all(from(REVIEW).where(REVIEW.subject.is(film)));
        Flux<Film> praised = repo.all(from(FILM).where(FILM.reviews.any(REVIEW.stars.ge(5))));
        Mono<Review> moved = byKey.flatMap(review -> repo.update(review).set(REVIEW.subject.to(film)));
        // end::subject[]

        assertThat(Objects.requireNonNull(inserted.block()).subjectType()).isEqualTo("film");
        assertThat(Objects.requireNonNull(moved.block()).subjectType()).isEqualTo("film");
        assertThat(ofFilms.collectList().block()).hasSize(4);
        assertThat(ofOne.collectList().block()).hasSize(4);
        assertThat(praised.collectList().block()).hasSize(1);
    }
}

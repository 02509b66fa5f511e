package io.millrace.benchmark.jooq;

import static io.millrace.benchmark.jooq.FilmTables.ACTORS;
import static io.millrace.benchmark.jooq.FilmTables.DIRECTORS;
import static io.millrace.benchmark.jooq.FilmTables.MOVIES;
import static io.millrace.benchmark.jooq.FilmTables.MOVIE_DESCRIPTION;
import static io.millrace.benchmark.jooq.FilmTables.MOVIE_ID;
import static io.millrace.benchmark.jooq.FilmTables.MOVIE_IMAGE;
import static io.millrace.benchmark.jooq.FilmTables.MOVIE_TITLE;
import static io.millrace.benchmark.jooq.FilmTables.MOVIE_YEAR;
import static io.millrace.benchmark.jooq.FilmTables.PERSONS;
import static io.millrace.benchmark.jooq.FilmTables.PERSON_BIO;
import static io.millrace.benchmark.jooq.FilmTables.PERSON_FIRST;
import static io.millrace.benchmark.jooq.FilmTables.PERSON_ID;
import static io.millrace.benchmark.jooq.FilmTables.PERSON_IMAGE;
import static io.millrace.benchmark.jooq.FilmTables.PERSON_LAST;
import static io.millrace.benchmark.jooq.FilmTables.PERSON_MIDDLE;
import static io.millrace.benchmark.jooq.FilmTables.REVIEWS;
import static io.millrace.benchmark.jooq.FilmTables.REVIEW_AUTHOR;
import static io.millrace.benchmark.jooq.FilmTables.REVIEW_BODY;
import static io.millrace.benchmark.jooq.FilmTables.REVIEW_ID;
import static io.millrace.benchmark.jooq.FilmTables.REVIEW_MOVIE;
import static io.millrace.benchmark.jooq.FilmTables.REVIEW_RATING;
import static io.millrace.benchmark.jooq.FilmTables.REVIEW_TIME;
import static io.millrace.benchmark.jooq.FilmTables.USERS;
import static io.millrace.benchmark.jooq.FilmTables.USER_ID;
import static io.millrace.benchmark.jooq.FilmTables.USER_IMAGE;
import static io.millrace.benchmark.jooq.FilmTables.USER_NAME;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import io.millrace.benchmark.contest.film.Author;
import io.millrace.benchmark.contest.film.Credit;
import io.millrace.benchmark.contest.film.Member;
import io.millrace.benchmark.contest.film.MovieCard;
import io.millrace.benchmark.contest.film.MovieLine;
import io.millrace.benchmark.contest.film.MoviePage;
import io.millrace.benchmark.contest.film.NewMovie;
import io.millrace.benchmark.contest.film.NewPerson;
import io.millrace.benchmark.contest.film.Opinion;
import io.millrace.benchmark.contest.film.PersonPage;
import io.millrace.benchmark.contest.film.Review;
import io.millrace.benchmark.contest.film.Titled;
import io.millrace.benchmark.contest.film.UserPage;
import io.millrace.benchmark.jooq.FilmTables.Link;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** IMDBench's operations by jOOQ: a page is one statement with multisets, a movie is inserted in a transaction and read. */
final class Films {

    private static final int LATEST = 10;

    private final DSLContext jooq;

    Films(DSLContext jooq) {
        this.jooq = jooq;
    }

    Mono<MoviePage> movie(int id) {
        return movies(jooq, MOVIE_ID.eq(id)).single();
    }

    Mono<List<MoviePage>> movies(List<Integer> ids) {
        return movies(jooq, MOVIE_ID.eq(DSL.any(ids.toArray(Integer[]::new)))).collectList();
    }

    private static Flux<MoviePage> movies(DSLContext within, Condition which) {
        Field<List<Review>> reviews = multiset(select(
                                REVIEW_ID,
                                REVIEW_BODY,
                                REVIEW_RATING,
                                row(USER_ID, USER_NAME, USER_IMAGE).mapping(Author::new))
                        .from(REVIEWS)
                        .join(USERS)
                        .on(USER_ID.eq(REVIEW_AUTHOR))
                        .where(REVIEW_MOVIE.eq(MOVIE_ID))
                        .orderBy(REVIEW_TIME.desc(), REVIEW_ID.desc()))
                .convertFrom(result -> result.map(mapping(Review::new)));
        return Flux.from(within.select(
                                MOVIE_ID,
                                MOVIE_IMAGE,
                                MOVIE_TITLE,
                                MOVIE_YEAR,
                                MOVIE_DESCRIPTION,
                                average(),
                                credits(DIRECTORS),
                                credits(ACTORS),
                                reviews)
                        .from(MOVIES)
                        .where(which)
                        .orderBy(MOVIE_ID))
                .map(mapping(MoviePage::new));
    }

    private static Field<List<Credit>> credits(Link link) {
        return multiset(select(PERSON_ID, PERSON_FIRST, PERSON_MIDDLE, PERSON_LAST, PERSON_IMAGE)
                        .from(link.links())
                        .join(PERSONS)
                        .on(PERSON_ID.eq(link.person()))
                        .where(link.movie().eq(MOVIE_ID))
                        .orderBy(link.place(), PERSON_LAST, PERSON_ID))
                .convertFrom(result -> result.map(mapping(Credit::new)));
    }

    /** Over all reviews, which have another name here: they may stand around it. */
    private static Field<Optional<Double>> average() {
        Field<Integer> rating = field(name("rated", "rating"), Integer.class);
        Field<Integer> movie = field(name("rated", "movie_id"), Integer.class);
        return field(select(avg(rating).cast(Double.class))
                        .from(REVIEWS.as("rated"))
                        .where(movie.eq(MOVIE_ID)))
                .convertFrom(Optional::ofNullable);
    }

    Mono<PersonPage> person(int id) {
        return Mono.from(jooq.select(
                                PERSON_ID,
                                PERSON_FIRST,
                                PERSON_MIDDLE,
                                PERSON_LAST,
                                PERSON_IMAGE,
                                PERSON_BIO,
                                lines(ACTORS),
                                lines(DIRECTORS))
                        .from(PERSONS)
                        .where(PERSON_ID.eq(id)))
                .map(mapping(PersonPage::new));
    }

    private static Field<List<MovieLine>> lines(Link link) {
        return multiset(select(MOVIE_ID, MOVIE_IMAGE, MOVIE_TITLE, MOVIE_YEAR, average())
                        .from(link.links())
                        .join(MOVIES)
                        .on(MOVIE_ID.eq(link.movie()))
                        .where(link.person().eq(PERSON_ID))
                        .orderBy(MOVIE_YEAR, MOVIE_TITLE, MOVIE_ID))
                .convertFrom(result -> result.map(mapping(MovieLine::new)));
    }

    Mono<UserPage> user(int id) {
        Field<List<Opinion>> opinions = multiset(select(
                                REVIEW_ID,
                                REVIEW_BODY,
                                REVIEW_RATING,
                                row(MOVIE_ID, MOVIE_IMAGE, MOVIE_TITLE, average())
                                        .mapping(MovieCard::new))
                        .from(REVIEWS)
                        .join(MOVIES)
                        .on(MOVIE_ID.eq(REVIEW_MOVIE))
                        .where(REVIEW_AUTHOR.eq(USER_ID))
                        .orderBy(REVIEW_TIME.desc(), REVIEW_ID.desc())
                        .limit(LATEST))
                .convertFrom(result -> result.map(mapping(Opinion::new)));
        return Mono.from(jooq.select(USER_ID, USER_NAME, USER_IMAGE, opinions)
                        .from(USERS)
                        .where(USER_ID.eq(id)))
                .map(mapping(UserPage::new));
    }

    Mono<Titled> update(int id, String suffix) {
        return Mono.from(jooq.update(MOVIES)
                        .set(own("title", String.class), MOVIE_TITLE.concat(suffix))
                        .where(MOVIE_ID.eq(id))
                        .returningResult(MOVIE_ID, MOVIE_TITLE))
                .map(mapping(Titled::new));
    }

    Mono<Member> insertUser(String name, String image) {
        return Mono.from(jooq.insertInto(USERS, USER_NAME, USER_IMAGE)
                        .values(name, image)
                        .returningResult(USER_ID, USER_NAME, USER_IMAGE))
                .map(mapping(Member::new));
    }

    Mono<MoviePage> insertMovie(NewMovie movie) {
        return Mono.from(jooq.transactionPublisher(configuration -> {
            DSLContext within = configuration.dsl();
            return inserted(within, movie)
                    .flatMap(id -> linked(within, DIRECTORS, id, List.of(movie.director()))
                            .then(linked(within, ACTORS, id, movie.cast()))
                            .then(movies(within, MOVIE_ID.eq(id)).single()));
        }));
    }

    Mono<MoviePage> insertMovieWithPeople(NewMovie movie, List<NewPerson> people) {
        return Mono.from(jooq.transactionPublisher(configuration -> {
            DSLContext within = configuration.dsl();
            return inserted(within, movie)
                    .flatMap(id -> persons(within, people)
                            .flatMap(keys -> linked(within, DIRECTORS, id, keys.subList(0, 1))
                                    .then(linked(within, ACTORS, id, keys.subList(1, keys.size()))))
                            .then(movies(within, MOVIE_ID.eq(id)).single()));
        }));
    }

    private static Mono<Integer> inserted(DSLContext within, NewMovie movie) {
        return Mono.from(within.insertInto(MOVIES, MOVIE_IMAGE, MOVIE_TITLE, MOVIE_YEAR, MOVIE_DESCRIPTION)
                        .values(movie.image(), movie.title(), movie.year(), movie.description())
                        .returningResult(MOVIE_ID))
                .map(key -> key.value1());
    }

    private static Mono<List<Integer>> persons(DSLContext within, List<NewPerson> people) {
        return Flux.from(within.insertInto(PERSONS, PERSON_FIRST, PERSON_MIDDLE, PERSON_LAST, PERSON_IMAGE, PERSON_BIO)
                        .valuesOfRows(people.stream()
                                .map(person -> row(
                                        person.firstName(),
                                        person.middleName(),
                                        person.lastName(),
                                        person.image(),
                                        person.bio()))
                                .toList())
                        .returningResult(PERSON_ID))
                .map(key -> key.value1())
                .collectList();
    }

    private static Mono<Integer> linked(DSLContext within, Link link, int movie, List<Integer> people) {
        return Mono.from(within.insertInto(link.links(), link.person(), link.movie())
                .valuesOfRows(people.stream().map(person -> row(person, movie)).toList()));
    }

    private static <T> Field<T> own(String column, Class<T> type) {
        return field(name(column), type);
    }
}

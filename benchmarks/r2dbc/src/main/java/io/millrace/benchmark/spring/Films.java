package io.millrace.benchmark.spring;

import io.millrace.benchmark.contest.film.Author;
import io.millrace.benchmark.contest.film.Credit;
import io.millrace.benchmark.contest.film.FilmSql;
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
import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** IMDBench's operations by the DatabaseClient: the statements that are written by hand, those of a page at the same time. */
final class Films {

    private final DatabaseClient client;

    Films(DatabaseClient client) {
        this.client = client;
    }

    Mono<MoviePage> movie(int id) {
        return Mono.zip(
                        rows(FilmSql.ONE_MOVIE, Films::page, id),
                        rows(FilmSql.DIRECTORS_OF_ONE, row -> credit(row, 1), id),
                        rows(FilmSql.ACTORS_OF_ONE, row -> credit(row, 1), id),
                        rows(FilmSql.REVIEWS_OF_ONE, Films::review, id))
                .map(all -> {
                    MoviePage page = all.getT1().get(0);
                    page.directors().addAll(all.getT2());
                    page.cast().addAll(all.getT3());
                    page.reviews().addAll(all.getT4());
                    return page;
                });
    }

    Mono<List<MoviePage>> movies(List<Integer> ids) {
        Object keys = ids.toArray(Integer[]::new);
        return Mono.zip(
                        rows(FilmSql.MANY_MOVIES, Films::page, keys),
                        rows(FilmSql.DIRECTORS_OF_MANY, row -> new Of<>(number(row, 0), credit(row, 1)), keys),
                        rows(FilmSql.ACTORS_OF_MANY, row -> new Of<>(number(row, 0), credit(row, 1)), keys),
                        rows(FilmSql.REVIEWS_OF_MANY, row -> new Of<>(number(row, 0), review(row)), keys))
                .map(all -> {
                    Map<Integer, MoviePage> pages = new HashMap<>();
                    all.getT1().forEach(page -> pages.put(page.id(), page));
                    all.getT2().forEach(one -> of(pages, one).directors().add(one.row()));
                    all.getT3().forEach(one -> of(pages, one).cast().add(one.row()));
                    all.getT4().forEach(one -> of(pages, one).reviews().add(one.row()));
                    return all.getT1();
                });
    }

    Mono<PersonPage> person(int id) {
        return Mono.zip(
                        rows(FilmSql.ONE_PERSON, Films::personPage, id),
                        rows(FilmSql.ACTED_IN, Films::movieLine, id),
                        rows(FilmSql.DIRECTED, Films::movieLine, id))
                .map(all -> {
                    PersonPage page = all.getT1().get(0);
                    page.actedIn().addAll(all.getT2());
                    page.directed().addAll(all.getT3());
                    return page;
                });
    }

    Mono<UserPage> user(int id) {
        return Mono.zip(rows(FilmSql.ONE_USER, Films::member, id), rows(FilmSql.OPINIONS, Films::opinion, id))
                .map(all -> {
                    Member user = all.getT1().get(0);
                    return new UserPage(user.id(), user.name(), user.image(), all.getT2());
                });
    }

    Mono<Titled> update(int id, String suffix) {
        return rows(FilmSql.UPDATE, row -> new Titled(number(row, 0), text(row, 1)), id, suffix)
                .map(changed -> changed.get(0));
    }

    Mono<Member> insertUser(String name, String image) {
        return rows(FilmSql.INSERT_USER, Films::member, name, image).map(inserted -> inserted.get(0));
    }

    Mono<MoviePage> insertMovie(NewMovie movie) {
        return rows(
                        FilmSql.INSERT_MOVIE,
                        Films::made,
                        movie.image(),
                        movie.title(),
                        movie.year(),
                        movie.description(),
                        movie.director(),
                        movie.cast().toArray(Integer[]::new))
                .map(people -> page(movie, people));
    }

    Mono<MoviePage> insertMovieWithPeople(NewMovie movie, List<NewPerson> people) {
        return rows(
                        FilmSql.INSERT_MOVIE_PLUS,
                        Films::made,
                        movie.image(),
                        movie.title(),
                        movie.year(),
                        movie.description(),
                        texts(people, NewPerson::firstName),
                        texts(people, NewPerson::middleName),
                        texts(people, NewPerson::lastName),
                        texts(people, NewPerson::image),
                        texts(people, NewPerson::bio))
                .map(made -> page(movie, made));
    }

    private <T> Mono<List<T>> rows(String sql, Function<Readable, T> decoder, Object... values) {
        DatabaseClient.GenericExecuteSpec statement = client.sql(sql);
        for (int i = 0; i < values.length; i++) {
            statement = statement.bind(i, values[i]);
        }
        return statement.map(decoder).all().collectList();
    }

    private static String[] texts(List<NewPerson> people, Function<NewPerson, String> field) {
        return people.stream().map(field).toArray(String[]::new);
    }

    private static MoviePage of(Map<Integer, MoviePage> pages, Of<?> one) {
        return Objects.requireNonNull(pages.get(one.movie()));
    }

    private static MoviePage page(Readable row) {
        return new MoviePage(
                number(row, 0),
                text(row, 1),
                text(row, 2),
                number(row, 3),
                text(row, 4),
                average(row, 5),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    private static MoviePage page(NewMovie movie, List<Made> people) {
        return new MoviePage(
                people.get(0).movie(),
                movie.image(),
                movie.title(),
                movie.year(),
                movie.description(),
                Optional.empty(),
                people.stream().filter(Made::directs).map(Made::person).toList(),
                people.stream()
                        .filter(made -> !made.directs())
                        .map(Made::person)
                        .toList(),
                List.of());
    }

    private static PersonPage personPage(Readable row) {
        return new PersonPage(
                number(row, 0),
                text(row, 1),
                text(row, 2),
                text(row, 3),
                text(row, 4),
                text(row, 5),
                new ArrayList<>(),
                new ArrayList<>());
    }

    private static Made made(Readable row) {
        return new Made(number(row, 0), Objects.requireNonNull(row.get(1, Boolean.class)), credit(row, 2));
    }

    private static Credit credit(Readable row, int first) {
        return new Credit(
                number(row, first),
                text(row, first + 1),
                text(row, first + 2),
                text(row, first + 3),
                text(row, first + 4));
    }

    private static Review review(Readable row) {
        Author author = new Author(number(row, 4), text(row, 5), text(row, 6));
        return new Review(number(row, 1), text(row, 2), number(row, 3), author);
    }

    private static Member member(Readable row) {
        return new Member(number(row, 0), text(row, 1), text(row, 2));
    }

    private static MovieLine movieLine(Readable row) {
        return new MovieLine(number(row, 0), text(row, 1), text(row, 2), number(row, 3), average(row, 4));
    }

    private static Opinion opinion(Readable row) {
        MovieCard movie = new MovieCard(number(row, 3), text(row, 4), text(row, 5), average(row, 6));
        return new Opinion(number(row, 0), text(row, 1), number(row, 2), movie);
    }

    private static Optional<Double> average(Readable row, int column) {
        return Optional.ofNullable(row.get(column, Double.class));
    }

    private static int number(Readable row, int column) {
        return Objects.requireNonNull(row.get(column, Integer.class));
    }

    private static String text(Readable row, int column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    /** A row below a movie. */
    private record Of<T>(int movie, T row) {}

    /** Somebody who made a new movie. */
    private record Made(int movie, boolean directs, Credit person) {}
}

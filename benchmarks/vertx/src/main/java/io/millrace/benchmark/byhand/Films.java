package io.millrace.benchmark.byhand;

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
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** IMDBench's operations: reads as statements that are all sent at once, writes as one statement each. */
final class Films {

    private final Reads reads;

    Films(SqlClient client) {
        this.reads = new Reads(client);
    }

    Future<MoviePage> movie(int id) {
        Tuple key = Tuple.of(id);
        Future<List<MoviePage>> movie = reads.rows(FilmSql.ONE_MOVIE, key, Films::page);
        Future<List<Credit>> directors = reads.rows(FilmSql.DIRECTORS_OF_ONE, key, row -> credit(row, 1));
        Future<List<Credit>> actors = reads.rows(FilmSql.ACTORS_OF_ONE, key, row -> credit(row, 1));
        Future<List<Review>> reviews = reads.rows(FilmSql.REVIEWS_OF_ONE, key, Films::review);
        return Future.all(movie, directors, actors, reviews).map(together -> {
            MoviePage page = movie.result().get(0);
            page.directors().addAll(directors.result());
            page.cast().addAll(actors.result());
            page.reviews().addAll(reviews.result());
            return page;
        });
    }

    Future<List<MoviePage>> movies(List<Integer> ids) {
        Tuple keys = Tuple.tuple().addArrayOfInteger(ids.toArray(Integer[]::new));
        Future<List<MoviePage>> movies = reads.rows(FilmSql.MANY_MOVIES, keys, Films::page);
        Future<List<Of<Credit>>> directors = below(FilmSql.DIRECTORS_OF_MANY, keys, row -> credit(row, 1));
        Future<List<Of<Credit>>> actors = below(FilmSql.ACTORS_OF_MANY, keys, row -> credit(row, 1));
        Future<List<Of<Review>>> reviews = below(FilmSql.REVIEWS_OF_MANY, keys, Films::review);
        return Future.all(movies, directors, actors, reviews).map(together -> {
            Map<Integer, MoviePage> pages = new HashMap<>();
            movies.result().forEach(page -> pages.put(page.id(), page));
            directors.result().forEach(one -> of(pages, one).directors().add(one.row()));
            actors.result().forEach(one -> of(pages, one).cast().add(one.row()));
            reviews.result().forEach(one -> of(pages, one).reviews().add(one.row()));
            return movies.result();
        });
    }

    Future<PersonPage> person(int id) {
        Tuple key = Tuple.of(id);
        Future<List<PersonPage>> person = reads.rows(FilmSql.ONE_PERSON, key, Films::personPage);
        Future<List<MovieLine>> actedIn = reads.rows(FilmSql.ACTED_IN, key, Films::movieLine);
        Future<List<MovieLine>> directed = reads.rows(FilmSql.DIRECTED, key, Films::movieLine);
        return Future.all(person, actedIn, directed).map(together -> {
            PersonPage page = person.result().get(0);
            page.actedIn().addAll(actedIn.result());
            page.directed().addAll(directed.result());
            return page;
        });
    }

    Future<UserPage> user(int id) {
        Tuple key = Tuple.of(id);
        Future<List<UserPage>> user = reads.rows(
                FilmSql.ONE_USER,
                key,
                row -> new UserPage(row.getInteger(0), row.getString(1), row.getString(2), new ArrayList<>()));
        Future<List<Opinion>> opinions = reads.rows(FilmSql.OPINIONS, key, Films::opinion);
        return Future.all(user, opinions).map(together -> {
            UserPage page = user.result().get(0);
            page.latestReviews().addAll(opinions.result());
            return page;
        });
    }

    Future<Titled> update(int id, String suffix) {
        return reads.rows(FilmSql.UPDATE, Tuple.of(id, suffix), row -> new Titled(row.getInteger(0), row.getString(1)))
                .map(changed -> changed.get(0));
    }

    Future<Member> insertUser(String name, String image) {
        return reads.rows(
                        FilmSql.INSERT_USER,
                        Tuple.of(name, image),
                        row -> new Member(row.getInteger(0), row.getString(1), row.getString(2)))
                .map(inserted -> inserted.get(0));
    }

    Future<MoviePage> insertMovie(NewMovie movie) {
        Tuple values = Tuple.of(movie.image(), movie.title(), movie.year(), movie.description(), movie.director())
                .addArrayOfInteger(movie.cast().toArray(Integer[]::new));
        return reads.rows(FilmSql.INSERT_MOVIE, values, Films::made).map(people -> page(movie, people));
    }

    Future<MoviePage> insertMovieWithPeople(NewMovie movie, List<NewPerson> people) {
        Tuple values = Tuple.of(movie.image(), movie.title(), movie.year(), movie.description());
        for (Function<NewPerson, String> field : List.<Function<NewPerson, String>>of(
                NewPerson::firstName, NewPerson::middleName, NewPerson::lastName, NewPerson::image, NewPerson::bio)) {
            values.addArrayOfString(people.stream().map(field).toArray(String[]::new));
        }
        return reads.rows(FilmSql.INSERT_MOVIE_PLUS, values, Films::made).map(made -> page(movie, made));
    }

    private <T> Future<List<Of<T>>> below(String sql, Tuple keys, Function<Row, T> decoder) {
        return reads.rows(sql, keys, row -> new Of<>(row.getInteger(0), decoder.apply(row)));
    }

    private static MoviePage of(Map<Integer, MoviePage> pages, Of<?> one) {
        return Objects.requireNonNull(pages.get(one.movie()));
    }

    private static MoviePage page(Row row) {
        return new MoviePage(
                row.getInteger(0),
                row.getString(1),
                row.getString(2),
                row.getInteger(3),
                row.getString(4),
                average(row.getDouble(5)),
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

    private static Made made(Row row) {
        return new Made(row.getInteger(0), row.getBoolean(1), credit(row, 2));
    }

    private static Credit credit(Row row, int first) {
        return new Credit(
                row.getInteger(first),
                row.getString(first + 1),
                row.getString(first + 2),
                row.getString(first + 3),
                row.getString(first + 4));
    }

    private static Review review(Row row) {
        Author author = new Author(row.getInteger(4), row.getString(5), row.getString(6));
        return new Review(row.getInteger(1), row.getString(2), row.getInteger(3), author);
    }

    private static PersonPage personPage(Row row) {
        return new PersonPage(
                row.getInteger(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                new ArrayList<>(),
                new ArrayList<>());
    }

    private static MovieLine movieLine(Row row) {
        return new MovieLine(
                row.getInteger(0), row.getString(1), row.getString(2), row.getInteger(3), average(row.getDouble(4)));
    }

    private static Opinion opinion(Row row) {
        MovieCard movie =
                new MovieCard(row.getInteger(3), row.getString(4), row.getString(5), average(row.getDouble(6)));
        return new Opinion(row.getInteger(0), row.getString(1), row.getInteger(2), movie);
    }

    private static Optional<Double> average(@Nullable Double average) {
        return Optional.ofNullable(average);
    }

    /** A row below a movie. */
    private record Of<T>(int movie, T row) {}

    /** Somebody who made a new movie. */
    private record Made(int movie, boolean directs, Credit person) {}
}

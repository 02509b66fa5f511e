package io.millrace.benchmark.millrace.film;

import static io.millrace.benchmark.millrace.film.MovieTable.MOVIE;

import io.millrace.expr.Expr;
import io.millrace.relation.ToMany;
import io.millrace.schema.Shape;
import java.util.List;
import java.util.Optional;

/** A person with the movies, by year and title. */
@Shape(Person.class)
public record PersonPage(
        int id,
        String firstName,
        String middleName,
        String lastName,
        String image,
        String bio,
        List<MovieLine> actedIn,
        List<MovieLine> directed) {

    static ToMany<Person, Movie> actedIn(PersonTable<Person> person) {
        return person.actedIn.orderBy(MOVIE.year.asc(), MOVIE.title.asc(), MOVIE.id.asc());
    }

    static ToMany<Person, Movie> directed(PersonTable<Person> person) {
        return person.directed.orderBy(MOVIE.year.asc(), MOVIE.title.asc(), MOVIE.id.asc());
    }

    /** One of the movies. */
    @Shape(Movie.class)
    public record MovieLine(int id, String image, String title, int year, Optional<Double> averageRating) {

        static <S> Expr<S, Double, Optional<Double>> averageRating(MovieTable<S> movie) {
            return Ratings.average(movie);
        }
    }
}

package io.millrace.benchmark.millrace.film;

import static io.millrace.benchmark.millrace.film.ActorTable.ACTOR;
import static io.millrace.benchmark.millrace.film.DirectorTable.DIRECTOR;
import static io.millrace.benchmark.millrace.film.PersonTable.PERSON;
import static io.millrace.benchmark.millrace.film.ReviewTable.REVIEW;

import io.millrace.expr.Expr;
import io.millrace.relation.ToMany;
import io.millrace.schema.Shape;
import java.util.List;
import java.util.Optional;

/** A movie with everybody who made it, and what was said about it, the latest first. */
@Shape(Movie.class)
public record MoviePage(
        int id,
        String image,
        String title,
        int year,
        String description,
        Optional<Double> averageRating,
        List<Credit> directors,
        List<Credit> cast,
        List<Review> reviews) {

    static <S> Expr<S, Double, Optional<Double>> averageRating(MovieTable<S> movie) {
        return Ratings.average(movie);
    }

    static ToMany<Movie, Person> directors(MovieTable<Movie> movie) {
        return movie.directors.orderByThrough(DIRECTOR.listOrder.asc()).orderBy(PERSON.lastName.asc(), PERSON.id.asc());
    }

    static ToMany<Movie, Person> cast(MovieTable<Movie> movie) {
        return movie.cast.orderByThrough(ACTOR.listOrder.asc()).orderBy(PERSON.lastName.asc(), PERSON.id.asc());
    }

    static ToMany<Movie, io.millrace.benchmark.millrace.film.Review> reviews(MovieTable<Movie> movie) {
        return movie.reviews.orderBy(REVIEW.creationTime.desc(), REVIEW.id.desc());
    }

    /** Somebody who made it. */
    @Shape(Person.class)
    public record Credit(int id, String firstName, String middleName, String lastName, String image) {}

    /** What somebody said about it. */
    @Shape(io.millrace.benchmark.millrace.film.Review.class)
    public record Review(int id, String body, int rating, Author author) {}

    /** Who said it. */
    @Shape(User.class)
    public record Author(int id, String name, String image) {}
}

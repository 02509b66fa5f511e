package io.millrace.benchmark.millrace.film;

import static io.millrace.benchmark.millrace.film.ReviewTable.REVIEW;

import io.millrace.expr.Expr;
import io.millrace.relation.ToMany;
import io.millrace.schema.Shape;
import java.util.List;
import java.util.Optional;

/** A user with the latest ten reviews. */
@Shape(User.class)
public record UserPage(int id, String name, String image, List<Opinion> latestReviews) {

    private static final int LATEST = 10;

    static ToMany<User, Review> latestReviews(UserTable<User> user) {
        return user.reviews
                .orderBy(REVIEW.creationTime.desc(), REVIEW.id.desc())
                .limit(LATEST);
    }

    /** A review, and what it is about. */
    @Shape(Review.class)
    public record Opinion(int id, String body, int rating, MovieCard movie) {}

    /** The movie. */
    @Shape(Movie.class)
    public record MovieCard(int id, String image, String title, Optional<Double> averageRating) {

        static <S> Expr<S, Double, Optional<Double>> averageRating(MovieTable<S> movie) {
            return Ratings.average(movie);
        }
    }
}

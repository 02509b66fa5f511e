package io.millrace.benchmark.millrace.film;

import static io.millrace.benchmark.millrace.film.ReviewTable.REVIEW;
import static io.millrace.query.Sql.avg;

import io.millrace.expr.Expr;
import io.millrace.type.Types;
import java.util.Optional;

/** What the users of a movie think of it. */
final class Ratings {

    private Ratings() {}

    /** The average over all its reviews. */
    static <S> Expr<S, Double, Optional<Double>> average(MovieTable<S> movie) {
        return movie.reviews.aggregate(avg(REVIEW.rating)).cast(Types.FLOAT8);
    }
}

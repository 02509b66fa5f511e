package io.millrace.benchmark.millrace.film;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;
import java.time.Instant;

/** What a user thought of a movie. */
@Schema
@BelongsTo(name = "author", of = User.class)
@BelongsTo(name = "movie", of = Movie.class)
public record Review(@Id @Generated int id, String body, int rating, Instant creationTime, int authorId, int movieId) {}

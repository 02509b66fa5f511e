package io.millrace.benchmark.millrace.film;

import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import org.jspecify.annotations.Nullable;

/** Who directed which movie. */
@Schema
public record Director(
        @Id @Generated int id,
        @Nullable Integer listOrder,
        @References(Person.class) int personId,
        @References(Movie.class) int movieId) {}

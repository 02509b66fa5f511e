package io.millrace.benchmark.millrace.film;

import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;

/** Somebody who watches movies. */
@Schema
@HasMany(name = "reviews", of = Review.class, key = "authorId")
public record User(@Id @Generated int id, String name, String image) {}
